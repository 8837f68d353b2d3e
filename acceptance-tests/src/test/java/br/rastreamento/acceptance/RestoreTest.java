package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.acceptance.Backend.Message;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Item;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.stack.server.DatabaseAddress;
import br.rastreamento.testservers.OwnDatabase;
import br.rastreamento.testservers.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A database is dumped, dropped and restored by the commands of `docs/operations/backup.md`: what it held is there again, and
/// what came after the dump comes back out of Kafka (R1, R6, R7).
class RestoreTest {

    private static final String PAGE = "docs/operations/backup.md";
    private static final List<String> FIGURES =
            List.of(
                    "/api/v1/indicadores",
                    "/api/v1/qualidade",
                    "/api/v1/tempos-entrega",
                    "/api/v1/rotas");

    /// The lock under which the processor folds figures (`FigureFold`): while it is held, they stay pending.
    private static final String NO_FOLDS = "SELECT pg_advisory_lock(7239144551601)";

    /// Texts that a dump could spoil, a status that nobody knows, the greatest id, the earliest time.
    private static final String ODD =
            """
            {"id_pacote":9223372036854775807,"origem":"'; DROP TABLE pacotes; -- \\\\N \\\\. \\"","destino":"%s",\
            "status_rastreamento":"etiqueta $$ lida 📦","data_atualizacao":"2010-01-01T00:00:00.000001Z"}\
            """
                    .formatted("ã".repeat(255));

    /// What a dump must bring back: every row, and every byte of the answers.
    private record Dumped(DatabaseContent content, Map<String, String> figures) {}

    /// What reading the topic again must bring back: all but the times of writing.
    private record Later(Map<String, String> rows, Map<String, String> figures) {

        static Later of(Backend backend, DatabaseAddress database) throws SQLException {
            Map<String, String> rows = new TreeMap<>();
            for (String table : List.of("eventos_rastreamento", "pacotes", "resumo_qualidade")) {
                rows.put(table, DatabaseContent.rows(database, table));
            }
            return new Later(rows, RestoreTest.figures(backend, RestoreTest::withoutTimes));
        }
    }

    private final EventStream carrier =
            new EventStream(
                    StreamSettings.of(
                            11,
                            0,
                            Instant.now().truncatedTo(ChronoUnit.SECONDS),
                            new Shares(0.05, 0.03, 0.03, 0.03)));

    @BeforeEach
    void look() {
        PostgresClient.command();
    }

    /// TimescaleDB, where the tests have one.
    @Test
    void aDroppedDatabaseComesBack(@TempDir Path directory) throws Exception {
        try (TestDatabase database = TestDatabase.createEmpty();
                Backend backend = new Backend("restore", database.address())) {
            assertComesBack(backend, database.address(), directory, List.of());
        }
    }

    @Test
    void onAPlainPostgresThatLostItsRolesTooItComesBack(@TempDir Path directory) throws Exception {
        try (OwnDatabase database = new OwnDatabase();
                Backend backend = new Backend("restore-plain", database.address())) {
            assertComesBack(
                    backend,
                    database.address(),
                    directory,
                    Stream.of(TestDatabase.OWNER, TestDatabase.WRITER, TestDatabase.READER)
                            .map(role -> "DROP ROLE " + role)
                            .toList());
        }
    }

    /// @param directory for the dump
    /// @param lostToo statements that lose more than the database
    private void assertComesBack(
            Backend backend, DatabaseAddress database, Path directory, List<String> lostToo)
            throws Exception {
        Path dump = directory.resolve("rastreamento.dump");
        Runbook page = new Runbook(PAGE, database, backend.topics.bootstrapServers(), dump);
        Dumped dumped = dump(backend, database, page);
        Later later = Later.of(backend, database);
        int deadLetters = backend.topics.deadLetters().size();
        backend.stopProcessor();

        lose(database, lostToo);
        page.run("### 2. An empty database with its roles");
        page.run("### 3. Load the dump");
        assertThat(DatabaseContent.of(database)).isEqualTo(dumped.content());
        await().atMost(Duration.ofSeconds(30)) // connections to the dropped database are noticed
                .untilAsserted(() ->
                        assertThat(figures(backend, Function.identity()))
                                .isEqualTo(dumped.figures()));
        assertThat(backend.verify()).contains("0 diferenças");

        page.run("### 4. Rewind the processors");
        assertThat(backend.topics.processed())
                .as("messages before the group's positions")
                .isEqualTo(held(database))
                .isPositive();
        backend.startProcessor();
        backend.process(List.of());
        assertThat(Later.of(backend, database)).isEqualTo(later);
        assertThat(backend.topics.deadLetters())
                .as("what was no event then is none now")
                .hasSizeGreaterThan(deadLetters);

        backend.process(messages(500));
        assertThat(Later.of(backend, database)).as("it goes on writing").isNotEqualTo(later);
        assertThat(backend.verify()).contains("0 diferenças");
    }

    /// Dumps while figures are pending; then more comes.
    private Dumped dump(Backend backend, DatabaseAddress database, Runbook page) throws Exception {
        try (Connection withoutFolds = database.connect(database.database());
                Statement statement = withoutFolds.createStatement()) {
            statement.execute(NO_FOLDS);
            backend.process(messages(3_000));
            var dumped =
                    new Dumped(DatabaseContent.of(database), figures(backend, Function.identity()));
            assertThat(dumped.content().tables().get("resumo_diferenca"))
                    .as("batches whose figures are pending")
                    .doesNotStartWith("0 ");
            page.run("## Back up");
            backend.process(messages(1_000));
            assertThat(DatabaseContent.of(database)).isNotEqualTo(dumped.content());
            return dumped;
        }
    }

    /// Messages that the database says it holds.
    private static long held(DatabaseAddress database) throws SQLException {
        try (Connection connection = database.connect(database.database());
                Statement statement = connection.createStatement();
                ResultSet sum =
                        statement.executeQuery(
                                "SELECT sum(proximo_offset) FROM posicoes_contadas")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    private List<Message> messages(int number) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Item item = carrier.next();
            messages.add(
                    new Message(
                            item instanceof Item.Good good
                                    ? Long.toString(good.event().idPacote())
                                    : null,
                            new String(item.wire().json(), StandardCharsets.UTF_8)));
        }
        messages.add(new Message("odd", ODD));
        messages.add(new Message(null, "no event"));
        return messages;
    }

    private static Map<String, String> figures(Backend backend, Function<String, String> as) {
        return FIGURES.stream()
                .collect(Collectors.toMap(path -> path, path -> as.apply(backend.get(path))));
    }

    private static String withoutTimes(String answer) {
        if (!(new JsonMapper().readTree(answer) instanceof ObjectNode figures)) {
            throw new IllegalArgumentException("not an object: " + answer);
        }
        figures.remove("atualizado_em");
        return figures.toString();
    }

    private static void lose(DatabaseAddress database, List<String> too) throws SQLException {
        try (Connection server = database.connect("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("DROP DATABASE " + database.database() + " WITH (FORCE)");
            for (String one : too) {
                statement.execute(one);
            }
        }
    }
}
