package br.rastreamento.acceptance;

import static br.rastreamento.acceptance.ThreeEvents.DELIVERED;
import static br.rastreamento.acceptance.ThreeEvents.LOST;
import static br.rastreamento.acceptance.ThreeEvents.WAITING;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.acceptance.ObservabilityFiles.Entry;
import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.Services;
import br.rastreamento.stack.server.LoopbackPort;
import br.rastreamento.testservers.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is under `observability/` fits the services as they are, and they tell nothing beyond it.
class ObservabilityTest {

    /// Series and labels that Prometheus makes itself.
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance", "alertstate");

    /// What Spring Boot has besides health, info and metrics for Prometheus.
    private static final List<String> HIDDEN =
            List.of(
                    "",
                    "/auditevents",
                    "/beans",
                    "/caches",
                    "/conditions",
                    "/configprops",
                    "/env",
                    "/flyway",
                    "/heapdump",
                    "/httpexchanges",
                    "/logfile",
                    "/loggers",
                    "/mappings",
                    "/metrics",
                    "/sbom",
                    "/sbom/application",
                    "/scheduledtasks",
                    "/sessions",
                    "/shutdown",
                    "/startup",
                    "/threaddump");

    private static Pipeline pipeline;

    /// All kinds of things have happened.
    @BeforeAll
    static void start() throws Exception {
        pipeline = new Pipeline("observability", pollingNobody());
        assertThat(post(WAITING, DELIVERED, LOST, "{}")).isEqualTo(207);
        assertThat(pipeline.get("/api/v1/indicadores").has("total_pacotes")).isTrue();
        await().atMost(Pipeline.PATIENCE)
                .until(() ->
                        pipeline.metrics(pipeline.ingest).contains("ingest_poll_failures_total{"));
        pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void rulesAndDashboardsAskForMetricsThatTheServicesExport() {
        assertThat(strangeIn(ExportedMetrics.in(services().map(pipeline::metrics).toList())))
                .isEmpty();
    }

    @Test
    void theReaderFindsSomethingByEachQueryOfTheDashboards() throws SQLException {
        assertThat(uselessQueries(pipeline.database)).isEmpty();
    }

    @Test
    void theActuatorTellsHealthInfoAndMetricsAndNothingElse() {
        services()
                .forEach(service -> {
                    for (String shown : List.of("/health", "/info", "/prometheus")) {
                        assertThat(pipeline.status(service, "/actuator" + shown))
                                .as(service.spec().name() + shown)
                                .isEqualTo(200);
                    }
                    for (String hidden : HIDDEN) {
                        assertThat(pipeline.status(service, "/actuator" + hidden))
                                .as(service.spec().name() + hidden)
                                .isEqualTo(404);
                    }
                });
    }

    @Test
    void logsSayNothingOfEventsThatWentWellAndHoldNoToken() {
        List<String> before = logs();

        for (int i = 0; i < 20; i++) {
            assertThat(post(WAITING, DELIVERED, LOST)).isEqualTo(202);
            assertThat(pipeline.get("/api/v1/pacotes/1333").has("id_pacote")).isTrue();
        }
        pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);

        assertThat(logs()).isEqualTo(before);
        assertThat(before).anyMatch(line -> line.contains("answered") || line.contains("Started"));
        assertThat(before).noneMatch(line -> line.contains(Services.TOKEN));
    }

    /// @return settings of ingest: a carrier where nobody listens
    private static Map<String, String> pollingNobody() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "poll", "nobody").toAbsolutePath());
        Path file =
                Files.writeString(
                        folder.resolve("poll.yml"),
                        """
                        ingest:
                          poll:
                            sources:
                              acme:
                                url: http://127.0.0.1:%d/eventos
                        """
                                .formatted(LoopbackPort.free()));
        return Map.of("INGEST_POLL_CONFIG", file.toString());
    }

    private static int post(String... events) {
        return pipeline.post("[" + String.join(",", events) + "]").statusCode();
    }

    private static Stream<ServiceProcess> services() {
        return Stream.of(pipeline.ingest, pipeline.processor, pipeline.dashboard);
    }

    /// All lines of the three services.
    private static List<String> logs() {
        return services()
                .flatMap(service -> ObservabilityFiles.lines(service.spec().log()))
                .toList();
    }

    private static List<String> strangeIn(ExportedMetrics exported) {
        Set<String> recorded =
                ObservabilityFiles.rules().stream()
                        .map(rule -> rule.text("record"))
                        .collect(toSet());
        List<String> strange = new ArrayList<>();
        for (Entry entry :
                Stream.concat(
                                ObservabilityFiles.rules().stream(),
                                ObservabilityFiles.targets().stream())
                        .filter(entry -> entry.node().has("expr"))
                        .toList()) {
            PromQl query = PromQl.of(entry.text("expr"));
            assertThat(query.metrics()).as(entry.toString()).isNotEmpty();
            Set<String> labels = new HashSet<>(LABELS_OF_PROMETHEUS);
            for (String metric : query.metrics()) {
                if (!recorded.contains(metric) && !OF_PROMETHEUS.contains(metric)) {
                    Set<String> known = exported.labels().get(metric);
                    if (known == null) {
                        strange.add(metric + " in " + entry);
                    } else {
                        labels.addAll(known);
                    }
                }
            }
            query.labels().stream()
                    .filter(label -> !labels.contains(label))
                    .forEach(label -> strange.add("label " + label + " in " + entry));
        }
        return strange;
    }

    /// Queries that the reader may not run, or that find nothing although all kinds of things were stored.
    private static List<String> uselessQueries(TestDatabase database) throws SQLException {
        boolean timescale = database.isTimescale();
        List<String> useless = new ArrayList<>();
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), TestDatabase.READER, TestDatabase.PASSWORD);
                var statement = connection.createStatement()) {
            for (Entry target : ObservabilityFiles.targets()) {
                String sql = target.text("rawSql");
                if (sql.isEmpty() || (!timescale && sql.contains("timescaledb_information"))) {
                    continue;
                }
                String always =
                        sql.replaceAll(
                                        "\\$__timeFilter\\(([^)]*)\\)",
                                        "$1 BETWEEN '2000-01-01' AND now()")
                                .replace("$__timeFrom()", "'2000-01-01'")
                                .replace("$__timeTo()", "now()");
                try (var rows = statement.executeQuery(always)) {
                    if (!rows.next()) {
                        useless.add("no row: " + target);
                    }
                } catch (SQLException e) {
                    useless.add(e.getMessage() + ": " + target);
                }
            }
        }
        return useless;
    }
}
