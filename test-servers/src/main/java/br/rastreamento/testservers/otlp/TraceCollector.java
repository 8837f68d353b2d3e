package br.rastreamento.testservers.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes traces by OTLP over HTTP, on loopback, and keeps them. Thread-safe.
public final class TraceCollector implements AutoCloseable {

    private static final String TRACES = "/v1/traces";

    private final HttpServer server;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> others = new CopyOnWriteArrayList<>();

    /// Listens on a free port.
    public TraceCollector() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the collector", e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /// For `OTEL_EXPORTER_OTLP_ENDPOINT`.
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The same for traces alone, as Spring Boot's own property wants it.
    public String tracesEndpoint() {
        return endpoint() + TRACES;
    }

    /// All that came so far, in the order in which they ended: OTLP promises none of arrival.
    public List<ReceivedSpan> spans() {
        return spans.stream().sorted(Comparator.comparing(ReceivedSpan::end)).toList();
    }

    /// Requests that were no export of traces, each `method path`.
    public List<String> others() {
        return List.copyOf(others);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (exchange.getRequestURI().getPath().equals(TRACES)
                    && "application/x-protobuf".equals(type)) {
                spans.addAll(ReceivedSpan.of(body));
            } else {
                others.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            }
            // An empty answer is a full success.
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
