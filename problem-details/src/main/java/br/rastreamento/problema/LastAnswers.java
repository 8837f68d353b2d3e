package br.rastreamento.problema;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/// What a service that is being stopped says to callers who keep a connection: the next answer is the last one here. From
/// then on Tomcat takes no new request; it closes, without an answer, a kept connection on which one comes, and the caller
/// could not know whether anything came of it. So there is a moment in between, in which requests are answered as ever,
/// each with `Connection: close`.
final class LastAnswers implements TomcatConnectorCustomizer, SmartLifecycle {

    /// Streams and pollers have ended, and the web server still takes requests.
    static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 512;

    /// Who is under load sends in a second; who does not finds the connection closed.
    static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final List<AbstractHttp11Protocol<?>> protocols = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    @Override
    public void customize(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocols.add(protocol);
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        protocols.forEach(protocol -> protocol.setMaxKeepAliveRequests(1));
        long end = System.nanoTime() + MOMENT.toNanos();
        try {
            while (connections() > 0 && System.nanoTime() - end < 0) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long connections() {
        return protocols.stream().mapToLong(LastAnswers::connections).sum();
    }

    /// Tomcat counts the connection that it waits for, too.
    private static long connections(AbstractHttp11Protocol<?> protocol) {
        return Math.max(0, protocol.getConnectionCount() - 1);
    }
}
