package br.rastreamento.ingest.access;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signatures over real HTTP. None of this needs Kafka: a request that is let in is refused for its content here.
class SignedRequestsTest {

    private static final int KNOWN = 422;
    private static final int MAX_BODY = 100_000;
    private static final Signer OLD = Signer.of(1);
    private static final Signer NEW = Signer.of(2);
    private static final String CSV =
            "id_pacote,origem,destino,status_rastreamento,data_atualizacao";
    private static final byte[] BODY = INVALID.getBytes(UTF_8);

    private static ServedIngest ingest;

    @BeforeAll
    static void start() {
        ingest =
                ServedIngest.start(
                        ServedIngest.NO_KAFKA,
                        Map.of(
                                "INGEST_TOKENS",
                                "",
                                "INGEST_WEBHOOK_SECRETS",
                                "acme:" + OLD.secret() + ",acme:" + NEW.secret(),
                                "INGEST_MAX_BODY",
                                MAX_BODY + "B",
                                "INGEST_AUTH_FAILURES",
                                "0"));
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void letsRequestsInThatAreSignedWithTheOldOrTheNewSecret() {
        assertThat(post(BODY, OLD.headers(Instant.now(), BODY)).status()).isEqualTo(KNOWN);
        assertThat(post(BODY, NEW.headers(Instant.now(), BODY)).status()).isEqualTo(KNOWN);
    }

    @Test
    void handsTheWholeBodyOn() {
        byte[] body = ("[" + "1,".repeat(MAX_BODY / 2 - 2) + "1]").getBytes(UTF_8);

        Answer answer = post(body, NEW.headers(Instant.now(), body));

        assertThat(answer.json().get("total_rejeitados").asInt()).isEqualTo(MAX_BODY / 2 - 1);
    }

    @Test
    void answers401ToATamperedBody() {
        byte[] tampered = INVALID.replace("Natal", "Recife").getBytes(UTF_8);

        Answer answer = post(tampered, NEW.headers(Instant.now(), BODY));

        assertThat(answer.problem())
                .startsWith("401 Credencial ausente ou inválida: A assinatura não confere.");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 330})
    void answers401ToATimeOutsideTheTolerance(long seconds) {
        assertThat(post(BODY, NEW.headers(Instant.now().plusSeconds(seconds), BODY)).problem())
                .startsWith("401 ")
                .contains("webhook-timestamp está a mais de 300 segundos do relógio do serviço");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void answers401AndNamesTheHeaderThatIsMissing(int missing) {
        String[] headers = NEW.headers(Instant.now(), BODY);
        headers[missing + 1] = "";

        assertThat(post(BODY, headers).problem())
                .endsWith(": A assinatura está incompleta; falta: " + headers[missing] + ".");
    }

    @Test
    void answers413ToASignedBodyOverTheLimitAnnouncedOrInChunks() {
        byte[] over = new byte[MAX_BODY + 1];
        String[] headers = NEW.headers(Instant.now(), over);

        assertThat(post(over, headers).problem())
                .isEqualTo(
                        "413 Requisição grande demais: Um corpo assinado pode ter no máximo 100000 bytes. Divida os eventos em mais de uma requisição, ou envie com um token.");
        assertThat(
                        ingest.send(
                                        request(headers)
                                                .POST(
                                                        BodyPublishers.ofInputStream(() ->
                                                                new ByteArrayInputStream(over))))
                                .problem())
                .startsWith("413 ");
    }

    @Test
    void checksTheBytesOnTheWireOfACompressedBodyAndHandsThemOn() throws IOException {
        byte[] compressed = gzip(BODY);

        Answer answer = post("gzip", compressed, NEW.headers(Instant.now(), compressed));

        assertThat(answer.status()).isEqualTo(KNOWN);
        assertThat(answer.json().get("rejeitados")).hasSize(1);
        assertThat(post("gzip", compressed, NEW.headers(Instant.now(), BODY)).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson,{}|{}|{}|,3", "text/csv,'" + CSV + "|1,,,,|2,,,,|',2"})
    void takesAStreamThatIsSmallEnoughToCheck(String type, String lines, int items) {
        byte[] body = lines.replace('|', '\n').getBytes(UTF_8);

        Answer answer =
                ingest.send(
                        request(NEW.headers(Instant.now(), body))
                                .setHeader("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.json().get("total_rejeitados").asInt()).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void answers413ToASignedStreamThatIsLongerAndNamesTheWayOut(String type) {
        byte[] body = " ".repeat(10 * MAX_BODY).getBytes(UTF_8);

        Answer answer =
                ingest.send(
                        request(NEW.headers(Instant.now(), body))
                                .setHeader("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.problem()).startsWith("413 ").endsWith(", ou envie com um token.");
    }

    @Test
    void givesItsRoomBackWhateverTheAnswer() {
        BodyMemory memory = ingest.bean(BodyMemory.class);
        byte[] tooLong = " ".repeat(2 * MAX_BODY).getBytes(UTF_8);

        post(BODY, NEW.headers(Instant.now(), BODY));
        post(BODY, NEW.headers(Instant.EPOCH, BODY));
        post("gzip", BODY, NEW.headers(Instant.now(), BODY));
        ingest.send(
                request(NEW.headers(Instant.now(), tooLong))
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(tooLong))));

        await().untilAsserted(() -> assertThat(memory.used()).isZero());
    }

    @Test
    void namesTheSourceWhoseSecretSigned() {
        post(BODY, OLD.headers(Instant.now(), BODY));

        await().untilAsserted(() ->
                assertThat(ingest.get("/actuator/prometheus").response().body())
                        .contains("ingest_answers_total{source=\"acme\",status=\"422\"}"));
    }

    @Test
    void letsNoTokenInWhereThereIsNone() {
        assertThat(ingest.post(BODY).status()).isEqualTo(401);
    }

    private static Answer post(String encoding, byte[] body, String... headers) {
        return ingest.send(
                request(headers)
                        .setHeader("Content-Encoding", encoding)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }

    private static Answer post(byte[] body, String... headers) {
        return ingest.send(request(headers).POST(BodyPublishers.ofByteArray(body)));
    }

    private static HttpRequest.Builder request(String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ingest.events().build().uri())
                        .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }
}
