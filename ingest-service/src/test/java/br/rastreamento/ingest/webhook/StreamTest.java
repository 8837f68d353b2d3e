package br.rastreamento.ingest.webhook;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.ServedIngest;
import br.rastreamento.ingest.ServedIngest.Answer;
import br.rastreamento.ingest.TopicReader;
import br.rastreamento.testservers.TestKafka;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// NDJSON, CSV and compressed bodies over real HTTP, before a real broker.
class StreamTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String HEADER =
            "id_pacote,origem,destino,status_rastreamento,data_atualizacao\n";
    private static final int MAX_STREAM = 5_000_000;
    private static final int MAX_BODY = 100_000;

    private static ServedIngest ingest;
    private static TopicReader topic;

    @BeforeAll
    static void start() {
        ingest =
                ServedIngest.start(
                        TestKafka.bootstrapServers(),
                        Map.of(
                                "INGEST_MAX_BODY",
                                MAX_BODY + "B",
                                "INGEST_MAX_STREAM",
                                MAX_STREAM + "B"));
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
    void takesEachLineOfNdjsonAsTheEventThatItIs() { // R7
        Answer answer = post(NDJSON, event(1) + "\n" + event(2) + "\r\n\n  \n" + event(3));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.response().body())
                .isEqualTo("{\"aceitos\":3,\"rejeitados\":[],\"total_rejeitados\":0}");
        assertThat(published(3)).containsOnlyKeys("1", "2", "3").containsEntry("2", event(2));
    }

    @Test
    void namesItemAndLineOfWhatItRejectsAndTakesTheRest() { // R8
        Answer answer = post(NDJSON, event(4) + "\n\n{\"id\n" + INVALID + "\n" + event(5) + "\n");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("aceitos").asInt()).isEqualTo(2);
        assertThat(answer.json().get("total_rejeitados").asInt()).isEqualTo(2);
        assertThat(answer.json().get("rejeitados").findValuesAsString("indice"))
                .containsExactly("1", "2");
        assertThat(answer.json().get("rejeitados").findValuesAsString("linha"))
                .containsExactly("3", "4");
        assertThat(published(2)).containsOnlyKeys("4", "5");
    }

    @Test
    void listsTheFirstThousandRejectedItemsAndCountsAll() {
        Answer answer = post(NDJSON, "{}\n".repeat(1_500));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("rejeitados")).hasSize(1_000);
        assertThat(answer.json().get("total_rejeitados").asInt()).isEqualTo(1_500);
    }

    @ParameterizedTest
    @CsvSource({
        NDJSON + ",O corpo não tem nenhum evento. Corrija e envie tudo de novo.",
        CSV + ",O corpo não tem nenhum evento. Corrija e envie tudo de novo."
    })
    void answers400ToAStreamWithoutItems(String type, String detail) {
        assertThat(post(type, "").problem()).isEqualTo("400 Requisição inválida: " + detail);
        assertThat(post(type, type.equals(CSV) ? HEADER + "\n" : " \n\n").problem())
                .isEqualTo("400 Requisição inválida: " + detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void takesTheDailyFileWithItsTextsAsTheyAre(String byteOrderMark) {
        Answer answer =
                post(
                        CSV,
                        byteOrderMark
                                + HEADER
                                + "6,\"São Paulo, \"\"SP\"\"\",Recife,ENTREGUE,2025-10-13T17:40:00Z\r\n"
                                + "007,Natal,\"Cabo\nFrio\",POSTADO,2025-10-13T17:40:00-03:00\n"
                                + "0,Natal,Recife,POSTADO,2025-10-13T17:40:00Z");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("rejeitados").findValuesAsString("linha"))
                .containsExactly("5"); // the third record has two lines
        assertThat(published(2))
                .containsOnlyKeys("6", "7")
                .contains(
                        Map.entry(
                                "6",
                                "{\"id_pacote\":6,\"origem\":\"São Paulo, \\\"SP\\\"\",\"destino\":\"Recife\",\"status_rastreamento\":\"ENTREGUE\",\"data_atualizacao\":\"2025-10-13T17:40:00Z\"}"));
    }

    @Test
    void takesColumnsInAnyOrderSemicolonsAndColumnsThatItDoesNotKnow() {
        Answer answer =
                post(
                        CSV,
                        """
                        Data_Atualizacao;peso;"ID_PACOTE";destino;origem;status_rastreamento
                        2025-10-13T17:40:00Z;1,5;8;Natal;Recife;POSTADO
                        """);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(published(1).get("8")).contains("\"peso\":\"1,5\"", "\"origem\":\"Recife\"");
    }

    @Test
    void rejectsRecordsThatAreNoneByTheirLineAndGoesOn() { // R8
        String good = ",Natal,Recife,POSTADO,2025-10-13T17:40:00Z\n";
        Answer answer =
                post(
                        CSV,
                        HEADER
                                + ("9" + good)
                                + "10,Natal,Recife\n"
                                + "11,\"Natal,Recife,POSTADO,2025-10-13T17:40:00Z\n"
                                + ("12" + good)
                                + "13,Na\"tal,Recife,POSTADO,2025-10-13T17:40:00Z\n"
                                + ("14" + good)
                                + "15,Natal,,POSTADO,ontem\n");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("rejeitados").findValuesAsString("linha"))
                .containsExactly("3", "4", "6", "8");
        assertThat(answer.json().get("rejeitados").findValuesAsString("codigo"))
                .containsExactly(
                        "csv_invalido",
                        "csv_invalido",
                        "csv_invalido",
                        "valor_vazio",
                        "data_invalida");
        assertThat(published(3)).containsOnlyKeys("9", "12", "14");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id_pacote,origem|faltam as colunas destino, status_rastreamento, data_atualizacao",
                "id_pacote,origem,destino,status_rastreamento,quando|falta a coluna data_atualizacao",
                "id_pacote,origem,destino,origem,quando|a coluna 4 repete o nome de outra",
                "id_pacote,,destino|a coluna 2 não tem nome"
            })
    void answers400ToAHeaderThatIsNone(String header, String reason) {
        assertThat(post(CSV, header + "\n1,2,3\n").problem())
                .isEqualTo(
                        "400 Requisição inválida: Linha 1: no cabeçalho do CSV "
                                + reason
                                + ". Corrija e envie tudo de novo.");
    }

    @Test
    void refusesLatin1ByTheLineAndSaysWhatIsTakenAlready() {
        String file =
                HEADER
                        + "16,Natal,Recife,POSTADO,2025-10-13T17:40:00Z\n"
                        + "17,São Paulo,Recife,POSTADO,2025-10-13T17:40:00Z\n"
                        + "18,Natal,Recife,POSTADO,2025-10-13T17:40:00Z\n";
        Answer answer = ingest.post(file.getBytes(ISO_8859_1), "Content-Type", CSV);

        assertThat(answer.problem())
                .isEqualTo(
                        "400 Requisição inválida: Linha 3: o CSV não está em UTF-8 (parece Latin-1 ou"
                                + " Windows-1252). Converta o arquivo para UTF-8 e envie de novo. Até a linha"
                                + " 2 tudo está decidido; corrija e envie o que vem depois dela.");
        assertThat(answer.json().get("aceitos").asInt()).isEqualTo(1);
        assertThat(answer.json().get("confirmado_ate_linha").asInt()).isEqualTo(2);
        assertThat(published(1)).containsOnlyKeys("16");
        assertThat(
                        ingest.post(
                                        file.getBytes(ISO_8859_1),
                                        "Content-Type",
                                        CSV + ";charset=ISO-8859-1")
                                .problem())
                .startsWith("415 Formato não aceito: ");
    }

    @Test
    void takesGzipOfEveryTypeAlsoInSeveralMembers() throws IOException {
        assertThat(gzipped("application/json", gzip("[" + event(19) + "]")).status())
                .isEqualTo(202);
        byte[] members = gzip(event(20) + "\n", event(21).substring(0, 9), event(21).substring(9));
        assertThat(gzipped(NDJSON, members).json().get("aceitos").asInt()).isEqualTo(2);
        assertThat(gzipped(CSV, gzip(HEADER + "22,a,b,c,2025-10-13T17:40:00Z")).status())
                .isEqualTo(202);
        assertThat(published(4)).containsOnlyKeys("19", "20", "21", "22");
    }

    @Test
    void refusesGzipThatIsNoneOrEndsTooEarly() throws IOException {
        byte[] whole = gzip(event(23) + "\n" + event(24));
        for (byte[] bad :
                List.of(
                        new byte[0],
                        event(23).getBytes(UTF_8),
                        java.util.Arrays.copyOf(whole, whole.length - 9))) {
            assertThat(gzipped(NDJSON, bad).problem()).startsWith("400 ").contains("gzip");
            assertThat(gzipped("application/json", bad).problem()).startsWith("400 ");
        }
        assertThat(ingest.post(whole, "Content-Type", NDJSON, "Content-Encoding", "br").problem())
                .startsWith("415 Formato não aceito: ");
        topic.read(0);
    }

    @Test
    void countsTheBytesAfterInflating() throws IOException {
        Answer json = gzipped("application/json", gzip("[" + " ".repeat(MAX_BODY) + "]"));
        Answer stream = gzipped(NDJSON, gzip(event(25) + "\n" + " ".repeat(MAX_STREAM)));

        assertThat(json.problem()).startsWith("413 Requisição grande demais: ");
        assertThat(stream.problem()).startsWith("413 Requisição grande demais: ");
        assertThat(stream.json().get("aceitos").asInt()).isEqualTo(1);
        published(1);
    }

    @Test
    void takesStreamsFarBeyondTheLimitOfABody() {
        String body =
                LongStream.rangeClosed(1, 20_000)
                        .mapToObj(id -> event(id))
                        .collect(Collectors.joining("\n"));

        assertThat(post(NDJSON, body).json().get("aceitos").asInt()).isEqualTo(20_000);
        assertThat(published(20_000)).hasSize(20_000);
    }

    @Test
    void anItemThatIsTooLongIsRejectedAloneHoweverLongItIs() { // R8
        String longText = "x".repeat(3_000_000);
        Answer ndjson =
                post(NDJSON, event(26) + "\n{\"x\":\"" + longText + "\"}\n" + event(27) + "\n");
        Answer csv =
                post(
                        CSV,
                        HEADER
                                + ("28," + longText + ",b,c,2025-10-13T17:40:00Z\n")
                                + "29,a,b,c,2025-10-13T17:40:00Z\n");

        assertThat(ndjson.json().get("rejeitados").findValuesAsString("linha"))
                .containsExactly("2");
        assertThat(ndjson.json().get("rejeitados").findValuesAsString("codigo"))
                .containsExactly("tamanho_excedido");
        assertThat(csv.json().get("rejeitados").findValuesAsString("linha")).containsExactly("2");
        assertThat(published(3)).containsOnlyKeys("26", "27", "29");
    }

    @Test
    void aConnectionCutInTheMiddleLeavesWhatWasTakenAndClaimsNothing() throws IOException { // R7
        int port = ingest.events().build().uri().getPort();
        byte[] answered;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "POST /api/v1/eventos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + ServedIngest.TOKEN
                            + "\r\nContent-Type: "
                            + NDJSON
                            + "\r\nContent-Length: 1000\r\n\r\n";
            socket.getOutputStream().write((request + event(30) + "\n").getBytes(UTF_8));
            assertThat(published(1)).containsOnlyKeys("30");
            socket.getOutputStream().write("{\"id_pacote\":31".getBytes(US_ASCII));
            socket.shutdownOutput();
            answered = socket.getInputStream().readAllBytes();
        }
        assertThat(new String(answered, UTF_8)).doesNotContain("aceitos");
        ingest.post(event(32));
        assertThat(published(1)).containsOnlyKeys("32");
    }

    @Test
    void countsItemsWhileTheStreamRuns() {
        double before = metric("ingest_events_accepted_total");
        post(
                NDJSON,
                IntStream.range(0, 10).mapToObj(_ -> event(33)).collect(Collectors.joining("\n")));

        assertThat(metric("ingest_events_accepted_total")).isEqualTo(before + 10);
        topic.read(10);
    }

    private static double metric(String name) {
        return ingest.get("/actuator/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Answer post(String type, String body) {
        return ingest.post(body.getBytes(UTF_8), "Content-Type", type);
    }

    private static Answer gzipped(String type, byte[] body) {
        return ingest.post(body, "Content-Type", type, "Content-Encoding", "gzip");
    }

    private static byte[] gzip(String... members) {
        var all = new ByteArrayOutputStream();
        for (String member : members) {
            try (var gzip = new GZIPOutputStream(all)) {
                gzip.write(member.getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toByteArray();
    }

    private static Map<String, String> published(int count) {
        return topic.read(count).stream()
                .collect(
                        Collectors.toMap(
                                message -> new String(message.key(), US_ASCII),
                                message -> new String(message.value(), UTF_8)));
    }
}
