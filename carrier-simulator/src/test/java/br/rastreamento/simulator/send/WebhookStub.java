package br.rastreamento.simulator.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small HTTP server that answers as it is told and remembers what it was sent.
public final class WebhookStub implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// One answer.
    ///
    /// @param retryAfter header; empty for none
    public record Reply(int status, String retryAfter, String body) {

        /// Accepts everything.
        static Reply accept(int items) {
            return new Reply(202, "", "{\"aceitos\":%d,\"rejeitados\":[]}".formatted(items));
        }
    }

    final List<JsonNode> bodies = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    private final HttpServer server;
    private final IntFunction<Reply> failure;
    private int requests;

    /// @param failure answer to the n-th request from 0; status 0 to accept all of its items
    public WebhookStub(int port, IntFunction<Reply> failure) throws IOException {
        this.failure = failure;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/api/v1/eventos");
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Reply reply = decide(exchange, MAPPER.readTree(exchange.getRequestBody()));
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized Reply decide(HttpExchange exchange, JsonNode body) {
        Reply planned = failure.apply(requests++);
        if (planned.status() != 0) {
            return planned;
        }
        bodies.add(body);
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        return Reply.accept(body.isArray() ? body.size() : 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
