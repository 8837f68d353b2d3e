package br.rastreamento.simulator.feed;

import br.rastreamento.evento.EventJson;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.send.StopSignal;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The carrier's API over HTTP: pages at `/api/v1/eventos`, tokens at `/oauth2/token`, and for those who check a reader
/// what it must end up with at `/api/v1/esperado` and what happened so far at `/api/v1/situacao`. Thread-safe.
public final class FeedServer implements AutoCloseable {

    private static final int STOP_SECONDS = 2;
    private static final String EXPECTED = "/api/v1/esperado";
    private static final String REPORT = "/api/v1/situacao";

    static {
        // Else head and body of an answer on a kept connection are 40 ms apart.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Feed feed;
    private final StopSignal stop = new StopSignal();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /// Answers from now on.
    ///
    /// @param address port 0 for a free one
    /// @throws IOException if the address is taken or cannot be used
    public FeedServer(FeedSettings settings, InetSocketAddress address) throws IOException {
        Clock clock = Clock.systemUTC();
        server = HttpServer.create(address, 0); // first: the rows take their time
        feed = new Feed(settings, clock);
        TokenDesk desk = new TokenDesk(settings.access(), clock);
        server.setExecutor(threads);
        server.createContext(
                PageHandler.PATH, new PageHandler(feed, desk, settings.times(), stop, clock));
        server.createContext(
                TokenHandler.PATH, new TokenHandler(desk, settings.access().tokenLife()));
        server.createContext(EXPECTED, this::sendExpected);
        server.createContext(REPORT, this::sendReport);
        server.start();
    }

    /// Where the pages are.
    public URI url() {
        return at(PageHandler.PATH);
    }

    /// Where tokens are issued.
    public URI tokenUrl() {
        return at(TokenHandler.PATH);
    }

    /// The distinct valid events (R1) of all rows, that is all that a perfect reader ends up with; cleaned.
    public Collection<TrackingEvent> expected() {
        return feed.expected();
    }

    public FeedReport report() {
        return feed.report();
    }

    private URI at(String path) {
        InetSocketAddress address = server.getAddress();
        String host =
                address.getAddress().isAnyLocalAddress()
                        ? "127.0.0.1"
                        : address.getAddress().getHostAddress();
        return URI.create(
                "http://%s:%d%s"
                        .formatted(
                                host.contains(":") ? '[' + host + ']' : host,
                                address.getPort(),
                                path));
    }

    private void sendExpected(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (Reply.allow(exchange, EXPECTED, "GET")) {
                ByteArrayOutputStream lines = new ByteArrayOutputStream();
                for (TrackingEvent event : feed.expected()) {
                    lines.writeBytes(EventJson.write(event));
                    lines.write('\n');
                }
                Reply.body(exchange, 200, "application/x-ndjson", lines.toByteArray());
            }
        }
    }

    private void sendReport(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (Reply.allow(exchange, REPORT, "GET")) {
                Reply.json(exchange, 200, feed.report());
            }
        }
    }

    /// Takes no more requests, and lets those under way end for a moment; silent and dripping ones end at once.
    @Override
    public void close() {
        stop.stop();
        server.stop(STOP_SECONDS);
        threads.shutdownNow();
    }
}
