package br.rastreamento.ingest.webhook;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import br.rastreamento.ingest.TopicReader;
import br.rastreamento.ingest.stream.ItemReader;
import br.rastreamento.testservers.TestKafka;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The webhook over real HTTP, before a real broker.
class WebhookTest {

    private static final int MAX_BODY = 200_000;

    private static ServedIngest ingest;
    private static TopicReader topic;

    @BeforeAll
    static void start() {
        ingest =
                ServedIngest.start(
                        TestKafka.bootstrapServers(), Map.of("INGEST_MAX_BODY", MAX_BODY + "B"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ingest.post(event(1)).status() == 202);
        topic = new TopicReader(TestKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topic.close();
        ingest.close();
    }

    @Test
    void answers202WhenAllEventsAreAcceptedAndPublishesThemByParcel() { // R7
        Answer answer = ingest.post("[" + event(7) + "," + event(8) + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.response().body()).isEqualTo("{\"aceitos\":2,\"rejeitados\":[]}");
        assertThat(published(2)).containsOnlyKeys("7", "8").containsEntry("7", event(7));
    }

    @Test
    void publishesTheBytesAsTheyCameWithFieldsThatItDoesNotKnow() {
        String odd =
                "{ \"peso\":1.50,\n\t\"id_pacote\" : \"0042\", " + event(9).substring(15) + " ";
        Answer answer = ingest.post("\uFEFF " + odd);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(published(1)).containsExactly(Map.entry("42", odd.strip()));
    }

    @Test
    void answers207WhenSomeItemsAreRejectedAndPublishesTheOthers() { // R8
        Answer answer = ingest.post("[null," + event(11) + ",7," + INVALID + "," + event(12) + "]");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("aceitos").asInt()).isEqualTo(2);
        assertThat(answer.json().get("rejeitados").findValuesAsString("indice"))
                .containsExactly("0", "2", "3");
        assertThat(answer.json().get("rejeitados").get(2).get("erros").findValuesAsString("codigo"))
                .containsExactly(
                        "id_invalido",
                        "campo_obrigatorio",
                        "campo_obrigatorio",
                        "campo_obrigatorio");
        assertThat(
                        answer.json()
                                .get("rejeitados")
                                .get(2)
                                .get("erros")
                                .get(0)
                                .get("campo")
                                .asString())
                .isEqualTo("id_pacote");
        assertThat(published(2)).containsOnlyKeys("11", "12");
    }

    @ParameterizedTest
    @ValueSource(strings = {INVALID, "[" + INVALID + "]", "[null]", "null", "\"texto\"", "[[]]"})
    void answers422WhenNoItemIsValid(String body) {
        Answer answer = ingest.post(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("aceitos").asInt()).isZero();
        assertThat(answer.json().get("rejeitados")).hasSize(1);
        assertThat(answer.json().get("rejeitados").get(0).get("indice").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id_pacote\":|O JSON está malformado.",
                "[{}|O JSON está malformado.",
                "[{}]]|O JSON está malformado.",
                "[] []|Há conteúdo depois do fim do JSON.",
                "''|O corpo está vazio.",
                "[ ]|A lista não tem nenhum evento."
            })
    void answers400WhenTheBodyCannotBeTakenApart(String body, String detail) {
        assertThat(ingest.post(body).problem()).isEqualTo("400 Requisição inválida: " + detail);
    }

    @Test
    void publishesNothingOfABodyThatBreaksHalfWay() {
        assertThat(ingest.post("[" + event(13) + "," + event(14)).status()).isEqualTo(400);
        assertThat(ingest.post(("[" + event(13) + ",\"ã\"]").getBytes(ISO_8859_1)).problem())
                .isEqualTo("400 Requisição inválida: O corpo não está em UTF-8.");

        ingest.post(event(15));
        assertThat(published(1)).containsOnlyKeys("15");
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type,text/plain",
        "Content-Type,application/xml",
        "Content-Type,application/json;charset=iso-8859-1",
        "Content-Type,text/csv;charset=iso-8859-1",
        "Content-Encoding,br"
    })
    void answers415ToOtherFormats(String header, String value) {
        Answer answer = ingest.post(event(1).getBytes(UTF_8), header, value);

        assertThat(answer.problem()).startsWith("415 Formato não aceito: ");
        assertThat(answer.header("Accept"))
                .contains("application/json", "application/x-ndjson", "text/csv");
    }

    @Test
    void answers413ToBodiesOverTheLimitAnnouncedOrInChunks() {
        byte[] atLimit =
                (event(16) + " ".repeat(MAX_BODY)).substring(0, MAX_BODY - 1).getBytes(UTF_8);
        byte[] over = new byte[MAX_BODY + 1];

        assertThat(atLimit).hasSize(MAX_BODY);
        assertThat(ingest.post(atLimit).status()).isEqualTo(202);
        assertThat(ingest.post(over).problem()).startsWith("413 Requisição grande demais: ");
        assertThat(
                        ingest.send(
                                        ingest.events()
                                                .POST(
                                                        BodyPublishers.ofInputStream(() ->
                                                                new ByteArrayInputStream(over))))
                                .problem())
                .startsWith("413 Requisição grande demais: ");
        published(1);
    }

    @Test
    void answersProblemDetailsToWrongAddressesAndMethods() {
        assertThat(ingest.get("/nada").problem()).startsWith("404 Não encontrado: ");
        Answer answer = ingest.send(ingest.events().GET());
        assertThat(answer.problem()).startsWith("405 Método não permitido: ");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void answersJsonWhateverTheCallerSaysItAccepts() {
        assertThat(ingest.post(INVALID.getBytes(UTF_8), "Accept", "text/html").status())
                .isEqualTo(422);
    }

    @Test
    void tellsInHeadersWhereAnEventComesFrom() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        ingest.post(
                event(17).getBytes(UTF_8), "traceparent", "00-" + trace + "-b7ad6b7169203331-01");

        ConsumerRecord<byte[], byte[]> message = topic.read(1).getFirst();
        assertThat(header(message, "fonte")).isEqualTo(ServedIngest.SOURCE);
        assertThat(Instant.parse(header(message, "recebido_em")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(header(message, "traceparent"))
                .matches("00-" + trace + "-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void startsATraceWhereTheCallerSentNoneThatIsValid() {
        ingest.post(event(18).getBytes(UTF_8), "traceparent", "00-" + "0".repeat(32) + "-x-01");

        assertThat(header(topic.read(1).getFirst(), "traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain("0".repeat(32));
    }

    @Test
    void rejectsAnEventTooLargeForTheTopicAndOnlyThatOne() {
        int limit = ItemReader.MAX_ITEM_BYTES;
        try (ServedIngest roomy = ServedIngest.start(TestKafka.bootstrapServers(), Map.of())) {
            String greatest =
                    event(19).replace("{", "{\"obs\":\"" + "x".repeat(limit - 200) + "\",");
            String tooGreat = event(20).replace("{", "{\"obs\":\"" + "x".repeat(limit) + "\",");

            Answer answer = roomy.post("[" + greatest + "," + tooGreat + "]");

            assertThat(answer.status()).isEqualTo(207);
            assertThat(
                            answer.json()
                                    .get("rejeitados")
                                    .get(0)
                                    .get("erros")
                                    .get(0)
                                    .get("codigo")
                                    .asString())
                    .isEqualTo("tamanho_excedido");
            assertThat(published(1)).containsOnlyKeys("19");
        }
    }

    @Test
    void countsWhatItAccepted() {
        double before = metric("ingest_events_accepted_total");
        double rejected = metric("ingest_events_rejected_total", "code=\"json_invalido\"");
        ingest.post(
                "["
                        + event(21)
                        + ","
                        + event(22)
                        + ",{\"origem\":1,\"origem\":2},"
                        + event(23)
                        + "]");

        assertThat(metric("ingest_events_accepted_total")).isEqualTo(before + 3);
        assertThat(metric("ingest_events_rejected_total", "code=\"campo_obrigatorio\""))
                .isPositive();
        assertThat(metric("ingest_events_rejected_total", "code=\"json_invalido\""))
                .isEqualTo(rejected);
        published(3);
    }

    @Test
    void takesAFullBodyOfEventsAtOnce() {
        String body =
                LongStream.range(1_000, 2_400)
                        .mapToObj(id -> event(id))
                        .collect(Collectors.joining(",", "[", "]"));

        assertThat(ingest.post(body).json().get("aceitos").asInt()).isEqualTo(1_400);
        assertThat(published(1_400)).hasSize(1_400);
    }

    @Test
    void listsNoMoreRejectedItemsThanAnAnswerHasRoomFor() {
        Answer answer = ingest.post("[" + "1,".repeat(49_999) + "1]");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("rejeitados")).hasSize(10_000);
        assertThat(answer.json().get("total_rejeitados").asInt()).isEqualTo(50_000);
    }

    @Test
    void isReadyWhileKafkaAnswersAndSaysWhichOne() {
        Answer readiness = ingest.get("/actuator/health/readiness");

        assertThat(readiness.status()).isEqualTo(200);
        assertThat(readiness.json().at("/components/kafka/details/clusterId").asString())
                .isNotBlank();
        assertThat(readiness.json().at("/components/kafka/details/brokers").get(0).asString())
                .contains(":");
        assertThat(ingest.get("/actuator/health/liveness").json().get("status").asString())
                .isEqualTo("UP");
        assertThat(ingest.get("/actuator/info").json().at("/build/artifact").asString())
                .isEqualTo("ingest-service");
    }

    /// Value by key of what was published since the last look.
    private static Map<String, String> published(int count) {
        List<ConsumerRecord<byte[], byte[]>> messages = topic.read(count);
        Assertions.assertThat(messages).hasSize(count);
        return messages.stream()
                .collect(
                        Collectors.toMap(
                                m -> new String(m.key(), UTF_8),
                                m -> new String(m.value(), UTF_8)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(
                Objects.requireNonNull(message.headers().lastHeader(name), name).value(), UTF_8);
    }

    private static double metric(String name, String... label) {
        return ingest.get("/actuator/prometheus")
                .response()
                .body()
                .lines()
                .filter(line ->
                        line.startsWith(name) && List.of(label).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
