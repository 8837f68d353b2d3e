package br.rastreamento.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.ingest.EventSamples;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A carrier's feed that misbehaves as told. Cursors are `c` and the index of the next item.
final class StubCarrier implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> items = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Fault usual = StubCarrier::right;
    private volatile String secret = "";
    private volatile String token = "";
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /// Answers one request in place of the right page.
    @FunctionalInterface
    interface Fault {
        void answer(StubCarrier carrier, HttpExchange exchange) throws IOException;
    }

    /// @param nanos when it came
    record Request(
            long nanos, String path, Map<String, String> query, Map<String, String> headers) {
        String cursor() {
            return query.getOrDefault("cursor", "");
        }
    }

    StubCarrier() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/eventos";
    }

    /// YAML of a source that polls this carrier without much patience, one property a line.
    String[] source(String... more) {
        return Stream.concat(
                        Stream.of(
                                "url: " + url(),
                                "interval: 100ms",
                                "retry-min: 100ms",
                                "retry-max: 500ms"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    void add(String item) {
        items.add(item);
    }

    /// Events of the parcels with these ids.
    void addEvents(long first, long last) {
        LongStream.rangeClosed(first, last).mapToObj(EventSamples::event).forEach(items::add);
    }

    void insert(int index, String item) {
        items.add(index, item);
    }

    void next(Fault... faulty) {
        faults.addAll(List.of(faulty));
    }

    /// Answers every request after those that [#next] is for.
    void fromThenOn(Fault faulty) {
        usual = faulty;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /// How many there were with this cursor, but for the first ones.
    long requestsSince(int first, String cursor) {
        return requests.stream().skip(first).filter(r -> r.cursor().equals(cursor)).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    String tokenUrl() {
        return url().replace("/api/v1/eventos", "/oauth2/token");
    }

    /// From now on only tokens issued from now on are good.
    void demandToken(String id, String clientSecret) {
        token = "none yet";
        secret = encode(id) + ":" + encode(clientSecret);
    }

    int tokensIssued() {
        return tokens.get();
    }

    private void issueToken(HttpExchange exchange, String form) throws IOException {
        String basic = "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !form.equals("grant_type=client_credentials&scope=x")) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        token = "token-" + tokens.incrementAndGet();
        send(
                exchange,
                200,
                "{\"access_token\":\""
                        + token
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(
                                    name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            requests.add(
                    new Request(
                            System.nanoTime(),
                            exchange.getRequestURI().getPath(),
                            query(exchange),
                            headers));
            if (exchange.getRequestURI().getPath().equals("/oauth2/token")) {
                issueToken(exchange, form);
                return;
            }
            if (!secret.isEmpty()
                    && !("Bearer " + token)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{}");
                return;
            }
            Fault fault = faults.poll();
            (fault != null ? fault : usual).answer(this, exchange);
        }
    }

    void right(HttpExchange exchange) throws IOException {
        page(exchange, from(exchange), null);
    }

    /// @param nextCursor null: the right one
    void page(HttpExchange exchange, int from, @org.jspecify.annotations.Nullable String nextCursor)
            throws IOException {
        int limit = Integer.parseInt(query(exchange).getOrDefault("limite", "100"));
        List<String> all = new ArrayList<>(items);
        List<String> page =
                all.subList(Math.min(from, all.size()), Math.min(all.size(), from + limit));
        String next = nextCursor != null ? nextCursor : "c" + Math.min(all.size(), from + limit);
        String body =
                page.stream()
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "{\"eventos\":[",
                                        "],\"proximo_cursor\":\"" + next + "\"}"));
        String etag = "\"" + Integer.toHexString(body.hashCode()) + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, body);
        }
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static int from(HttpExchange exchange) {
        String cursor = query(exchange).getOrDefault("cursor", "");
        return cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(1));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int at = pair.indexOf('=');
                parameters.put(
                        URLDecoder.decode(pair.substring(0, at), UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
        }
        return parameters;
    }
}
