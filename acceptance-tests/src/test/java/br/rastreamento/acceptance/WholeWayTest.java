package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import br.rastreamento.simulator.send.SendReport;
import br.rastreamento.simulator.send.SendSettings;
import br.rastreamento.simulator.send.Sender;
import br.rastreamento.simulator.send.StopSignal;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.stack.Services;
import br.rastreamento.testservers.RequiresTimescale;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From the webhook to the figures. Sizes by system property: `acceptance.events` (20000),
/// `acceptance.outage.seconds` (10).
class WholeWayTest {

    private static final int EVENTS = Integer.getInteger("acceptance.events", 20_000);
    private static final int OUTAGE_SECONDS = Integer.getInteger("acceptance.outage.seconds", 10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String WAITING =
            """
            {"id_pacote":1333,"origem":"Natal","destino":"Paraíba","status_rastreamento":"AGUARDANDO RETIRADA",\
            "data_atualizacao":"2025-10-12T08:15:00Z"}\
            """;
    private static final String LOST =
            """
            {"id_pacote":1411,"origem":"Acre","destino":"Rondônia","status_rastreamento":"EXTRAVIADO",\
            "data_atualizacao":"2025-10-12T14:30:00Z"}\
            """;
    private static final String DELIVERED =
            """
            {"id_pacote":1333,"origem":"Natal","destino":"Paraíba","status_rastreamento":"ENTREGUE",\
            "data_atualizacao":"2025-10-13T17:40:00Z"}\
            """;

    @Test
    void threeEventsInAnyOrderAndTwiceAreTwoParcels() { // R1–R5
        try (Pipeline pipeline = new Pipeline("three-events")) {
            for (int round = 0; round < 2; round++) {
                assertThat(
                                pipeline.post(
                                                "["
                                                        + String.join(",", DELIVERED, LOST, WAITING)
                                                        + "]")
                                        .statusCode())
                        .isEqualTo(202);
                for (String event : List.of(LOST, DELIVERED, WAITING)) {
                    assertThat(pipeline.post(event).statusCode()).isEqualTo(202);
                }
            }
            pipeline.awaitAllProcessed(PATIENCE);

            JsonNode figures = pipeline.get("/api/v1/indicadores");
            assertThat(figures.get("total_pacotes").asInt()).isEqualTo(2);
            assertThat(figures.get("total_eventos").asInt()).isEqualTo(3);
            assertThat(byStatus(figures)).isEqualTo(Map.of("ENTREGUE", 1L, "EXTRAVIADO", 1L));
            assertThat(figures.at("/tempo_medio_entrega/iso8601").asString()).isEqualTo("PT33H25M");
            assertThat(figures.at("/tempo_medio_entrega/texto").asString())
                    .isEqualTo("1 dia, 09:25:00");
            assertThat(pipeline.get("/api/v1/pacotes/1333").toString())
                    .contains(
                            "AGUARDANDO RETIRADA",
                            "2025-10-12T08:15:00Z",
                            "2025-10-13T17:40:00Z",
                            "Paraíba");
        }
    }

    @Test
    void aCarriersTrafficIsCountedExactly() throws Exception { // R6, R7
        try (Pipeline pipeline = new Pipeline("traffic")) {
            SendReport report = carrier(pipeline).run();
            pipeline.awaitAllProcessed(PATIENCE);
            assertExact(pipeline, report);
        }
    }

    @Test
    void crashesAndAnOutageOfTheDatabaseLoseNothing() throws Exception { // R7, R9
        try (Pipeline pipeline = new Pipeline("faults")) {
            CompletableFuture<SendReport> sending =
                    CompletableFuture.supplyAsync(() -> run(carrier(pipeline)));
            crash(pipeline);
            pipeline.databaseGate.close();
            crash(pipeline); // starts while the database is away
            pause(Duration.ofSeconds(OUTAGE_SECONDS));
            pipeline.databaseGate.open();

            SendReport report = sending.join();
            pipeline.awaitAllProcessed(PATIENCE);
            assertExact(pipeline, report);
        }
    }

    @Test
    void foreignMessagesAreStoredOrBecomeOneDeadLetterEach() throws Exception { // R8
        Map<String, byte[]> bad = new HashMap<>();
        bad.put(
                "invalid UTF-8",
                concat(
                        "{\"id_pacote\":5,\"origem\":\"".getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xC3, 0x28}));
        bad.put("NUL in text", event(5, "Na\\u0000tal"));
        bad.put("1e3 as id", WAITING.replace("1333", "1e3").getBytes(StandardCharsets.UTF_8));
        bad.put(
                "nested",
                ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        byte[] garbage = new byte[1 << 20];
        Arrays.fill(garbage, (byte) 'x');
        bad.put("1 MiB of garbage", garbage);
        bad.put("empty", new byte[0]);
        bad.put("JSON null", "null".getBytes(StandardCharsets.UTF_8));
        byte[] bom = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] unknownField =
                WAITING.replace("{", "{\"peso\":{\"kg\":[1,2]},").getBytes(StandardCharsets.UTF_8);

        try (Pipeline pipeline = new Pipeline("foreign");
                var producer =
                        new KafkaProducer<>(
                                Map.<String, Object>of(
                                        "bootstrap.servers",
                                        pipeline.kafka.bootstrapServers(),
                                        "max.request.size",
                                        4 << 20),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            List<byte[]> messages = new ArrayList<>(bad.values());
            messages.addFirst(unknownField);
            messages.addLast(concat(bom, DELIVERED.getBytes(StandardCharsets.UTF_8)));
            for (byte[] message : messages) {
                producer.send(new ProducerRecord<>(Topics.EVENTS, 0, null, message)).get();
            }
            pipeline.awaitAllProcessed(PATIENCE);

            assertThat(pipeline.get("/api/v1/indicadores").get("total_eventos").asInt())
                    .isEqualTo(2);
            var letters = pipeline.deadLetters();
            assertThat(letters)
                    .extracting(letter -> letter.value().length)
                    .containsExactlyInAnyOrderElementsOf(
                            bad.values().stream().map(b -> b.length).toList());
            assertThat(letters)
                    .extracting(letter -> Pipeline.header(letter, DeadLetterHeaders.CODE))
                    .containsExactlyInAnyOrder(
                            "json_invalido",
                            "caractere_invalido",
                            "id_invalido",
                            "tipo_invalido",
                            "json_invalido",
                            "json_invalido",
                            "json_invalido");
        }
    }

    @Test
    @RequiresTimescale
    void eventsAreAHypertableAndATimelineIsReadByTheUniqueKey() throws Exception {
        try (Pipeline pipeline = new Pipeline("timescale")) {
            assertThat(pipeline.post("[" + WAITING + "," + DELIVERED + "]").statusCode())
                    .isEqualTo(202);
            pipeline.awaitAllProcessed(PATIENCE);
            assertThat(
                            query(
                                    pipeline,
                                    "SELECT hypertable_name FROM timescaledb_information.hypertables"))
                    .containsExactly("eventos_rastreamento");
            assertThat(
                            String.join(
                                    "\n",
                                    query(
                                            pipeline,
                                            """
                                            EXPLAIN SELECT data_evento, status_rastreamento FROM eventos_rastreamento
                                            WHERE id_pacote = 1333 ORDER BY data_evento\
                                            """)))
                    .contains("eventos_rastreamento_identidade")
                    .doesNotContain("Seq Scan");
        }
    }

    private static Sender carrier(Pipeline pipeline) {
        Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Sender(
                new SendSettings(
                        pipeline.webhook(),
                        Services.TOKEN,
                        100,
                        2,
                        0,
                        SendSettings.FIRST_RETRY,
                        Duration.ofMinutes(5)),
                new EventStream(
                        StreamSettings.of(42, EVENTS, until, new Shares(0.03, 0.03, 0, 0.01))),
                new StopSignal());
    }

    private static SendReport run(Sender sender) {
        try {
            return sender.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void crash(Pipeline pipeline) {
        pipeline.processor.kill();
        pipeline.processor.start();
    }

    private static void pause(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    private static void assertExact(Pipeline pipeline, SendReport report) throws SQLException {
        assertThat(report.addsUp()).as("%s", report.contradictions()).isTrue();
        assertThat(report.accepted() + report.rejected()).isEqualTo(EVENTS);
        Recount recount = Recount.of(pipeline.database);
        assertThat(recount.events())
                .as("one row for each distinct event (R1)")
                .isEqualTo(report.distinct());
        JsonNode figures = pipeline.get("/api/v1/indicadores");
        assertThat(figures.get("total_eventos").asLong()).isEqualTo(recount.events());
        assertThat(figures.get("total_pacotes").asLong()).isEqualTo(recount.parcels());
        assertThat(figures.get("pacotes_entregues").asLong()).isEqualTo(recount.delivered());
        assertThat(byStatus(figures)).isEqualTo(recount.parcelsByStatus());
        assertThat(meanSeconds(figures)).isEqualTo(recount.meanDeliverySeconds());
        assertThat(pipeline.deadLetters()).as("ingest let valid events through only").isEmpty();
    }

    private static @Nullable Long meanSeconds(JsonNode figures) {
        JsonNode mean = figures.get("tempo_medio_entrega");
        return mean.isNull() ? null : mean.get("segundos").asLong();
    }

    private static Map<String, Long> byStatus(JsonNode figures) {
        Map<String, Long> statuses = new HashMap<>();
        for (JsonNode status : figures.get("pacotes_por_status")) {
            statuses.put(
                    status.get("status_rastreamento").asString(),
                    status.get("total_pacotes").asLong());
        }
        return statuses;
    }

    private static List<String> query(Pipeline pipeline, String sql) throws SQLException {
        try (var connection = pipeline.database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static byte[] event(long id, String origem) {
        return WAITING.replace("1333", Long.toString(id))
                .replace("Natal", origem)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
