package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each metric that the runbook names moves when what it counts happens.
class MetricsTest {

    private static final List<String> STAGES =
            List.of(
                    "read",
                    "fold",
                    "connect",
                    "messages",
                    "parcels",
                    "scans",
                    "figures",
                    "commit",
                    "dead_letters");

    private static final String FOLDED =
            """
            SELECT concat_ws(' ', (SELECT sum(total_eventos) FROM resumo_dia), (SELECT count(*) FROM resumo_diferenca))
            """;

    private static final String VACUUMS =
            "SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'resumo_diferenca'";

    private final TestDatabase database = TestDatabase.create();
    private final Rows rows = new Rows(database::superuser);
    private final URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    private final TcpGate gate = new TcpGate(address.getHost(), address.getPort());

    @AfterEach
    void drop() {
        gate.close();
        database.close();
    }

    @Test
    void countWhatHappens() {
        try (OwnKafka kafka = TestKafka.own();
                Topic topic = new Topic(kafka.bootstrapServers())) {
            topic.create(1);
            String behindGate = "jdbc:postgresql://127.0.0.1:" + gate.port() + address.getPath();
            try (Instance processor =
                    Instance.start(
                            kafka.bootstrapServers(), behindGate, "--KAFKA_TOPIC_PARTITIONS=1")) {
                processor.awaitConsuming(1);
                assertThat(metric(processor, "processor_partitions")).isEqualTo(1);
                assertThat(metric(processor, "processor_threads_dead")).isZero();
                assertThat(rejected(processor, "valor_vazio")).isZero();
                assertThat(metric(processor, "processor_batch_size_bucket{le=\"100000.0\"}"))
                        .isZero();
                assertThat(
                                metric(
                                        processor,
                                        "processor_receipt_to_commit_seconds_bucket{le=\"3600.0\"}"))
                        .isZero();

                topic.publish(
                        0,
                        List.of(
                                Topic.event(1, "ENTREGUE", 10),
                                Topic.event(1, "POSTADO", 0),
                                Topic.event(1, "POSTADO", 0),
                                Topic.event(2, "ABDUZIDO", 5),
                                Topic.event(2, "POSTADO", 6).replace("Paraíba", "Acre"),
                                Topic.event(3, "", 0),
                                "{"));
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() ->
                                assertThat(metric(processor, "processor_batch_size_sum"))
                                        .isEqualTo(7));

                assertThat(metric(processor, "processor_events_stored_total")).isEqualTo(4);
                assertThat(metric(processor, "processor_events_duplicate_total")).isEqualTo(1);
                assertThat(metric(processor, "processor_parcels_new_total")).isEqualTo(2);
                assertThat(rejected(processor, "valor_vazio")).isEqualTo(1);
                assertThat(rejected(processor, "json_invalido")).isEqualTo(1);
                assertThat(quality(processor, "repetido")).isEqualTo(1);
                assertThat(quality(processor, "desconhecido")).isEqualTo(1);
                assertThat(quality(processor, "divergente")).isEqualTo(1);
                assertThat(quality(processor, "atrasado")).isEqualTo(1);
                assertThat(metric(processor, "processor_batch_write_seconds_sum")).isPositive();
                for (String stage : STAGES) {
                    assertThat(stage(processor, stage)).as(stage).isPositive();
                }
                assertThat(stage(processor, "failed")).isZero();
                assertThat(metric(processor, "processor_paused")).isZero();
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> {
                            assertThat(rows.texts(FOLDED))
                                    .as("events in the summary, and batches that are pending")
                                    .containsExactly("4 0");
                            assertThat(upkeep(processor, "fold_figures", "done")).isPositive();
                        });

                gate.close();
                topic.publish(0, List.of(Topic.event(4, "POSTADO", 0)));
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> {
                            assertThat(metric(processor, "processor_paused")).isEqualTo(1);
                            assertThat(metric(processor, "processor_lag")).isEqualTo(1);
                            assertThat(stage(processor, "failed")).isPositive();
                            assertThat(upkeep(processor, "fold_figures", "failed")).isPositive();
                        });
                gate.open();
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> {
                            assertThat(metric(processor, "processor_paused")).isZero();
                            assertThat(metric(processor, "processor_lag")).isZero();
                        });
            }
        }
    }

    @Test
    void whoFoldsManyBatchesFreesTheirSpace() {
        try (OwnKafka kafka = TestKafka.own();
                Topic topic = new Topic(kafka.bootstrapServers())) {
            topic.create(1);
            try (Instance processor =
                    Instance.start(
                            kafka.bootstrapServers(),
                            database.jdbcUrl(),
                            "--KAFKA_TOPIC_PARTITIONS=1",
                            "--PROCESSOR_BATCH_SIZE=1")) {
                processor.awaitConsuming(1);
                topic.publish(
                        0,
                        IntStream.rangeClosed(1, 100)
                                .mapToObj(id -> Topic.event(id, "POSTADO", 0))
                                .toList());

                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() ->
                                assertThat(rows.texts(VACUUMS))
                                        .as("VACUUM, which a role without MAINTAIN is warned of")
                                        .isNotEqualTo(List.of("0")));
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() ->
                                assertThat(upkeep(processor, "sweep_figures", "done"))
                                        .isPositive());
            }
        }
    }

    private static double rejected(Instance processor, String code) {
        return metric(processor, "processor_dead_letters_total{codigo=\"" + code + "\"}");
    }

    private static double quality(Instance processor, String defect) {
        return metric(processor, "processor_quality_total{defeito=\"" + defect + "\"}");
    }

    private static double stage(Instance processor, String stage) {
        return metric(processor, "processor_stage_seconds_sum{stage=\"" + stage + "\"}");
    }

    private static double upkeep(Instance processor, String task, String outcome) {
        return metric(
                processor,
                "processor_upkeep_seconds_count{outcome=\"%s\",task=\"%s\"}"
                        .formatted(outcome, task));
    }

    private static double metric(Instance processor, String series) {
        String scrape = processor.get("/actuator/prometheus").body();
        Matcher line =
                Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                        .matcher(scrape);
        assertThat(line.find()).as(series).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
