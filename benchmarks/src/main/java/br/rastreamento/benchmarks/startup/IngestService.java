package br.rastreamento.benchmarks.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.benchmarks.Connection;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes events; its first work is an event that Kafka has acknowledged.
final class IngestService implements Service {

    private static final String TOKEN = "medida";
    private static final long SEED = 2026;
    private static final int EVENTS_A_REQUEST = 100;

    private final String kafka;
    private final byte[] one;
    private final List<byte[]> many = new ArrayList<>();

    /// @param events of the load
    IngestService(String kafka, int events) {
        this.kafka = kafka;
        EventStream stream =
                new EventStream(
                        StreamSettings.of(
                                SEED,
                                events + 1,
                                Instant.now().truncatedTo(ChronoUnit.DAYS),
                                Shares.NONE));
        one = request(json(stream, 1));
        while (stream.hasNext()) {
            many.add(request(json(stream, EVENTS_A_REQUEST)));
        }
    }

    private static String json(EventStream stream, int most) {
        List<String> events = new ArrayList<>();
        while (stream.hasNext() && events.size() < most) {
            events.add(new String(stream.next().wire().json(), UTF_8));
        }
        return "[" + String.join(",", events) + "]";
    }

    private static byte[] request(String json) {
        byte[] body = json.getBytes(UTF_8);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(
                Connection.head(
                        "POST /api/v1/eventos HTTP/1.1",
                        "Host: localhost",
                        "Authorization: Bearer " + TOKEN,
                        "Content-Type: application/json",
                        "Content-Length: " + body.length));
        request.writeBytes(body);
        return request.toByteArray();
    }

    @Override
    public String name() {
        return "ingest-service";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LOG_FORMAT",
                "ecs",
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "INGEST_TOKENS",
                "carga:" + TOKEN);
    }

    @Override
    public Map<String, String> trainingEnvironment() {
        return Map.of(
                "LOG_FORMAT",
                "ecs",
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:1",
                "INGEST_TOKENS",
                "treino",
                "INGEST_ACK_TIMEOUT",
                "1s");
    }

    @Override
    public void prepare() {}

    @Override
    public void firstWork(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            post(connection, one);
        }
    }

    @Override
    public void load(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            for (byte[] request : many) {
                post(connection, request);
            }
        }
    }

    private static void post(Connection connection, byte[] request) throws IOException {
        int status = connection.exchange(request);
        if (status != 202) {
            throw new IllegalStateException("events were answered " + status);
        }
    }
}
