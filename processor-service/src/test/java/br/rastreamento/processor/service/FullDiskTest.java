package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.OwnDatabase;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestKafka;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FullDiskTest {

    private static final int EVENTS = 10_000;

    @Test
    void waitsWhileTheDiskOfTheDatabaseIsFullAndThroughARestart() throws Exception { // R9
        try (SmallDisk disk = SmallDisk.mount(64);
                OwnKafka kafka = TestKafka.own();
                OwnDatabase database = new OwnDatabase();
                Topic topic = new Topic(kafka.bootstrapServers())) {
            database.moveTablesTo(Files.createDirectory(disk.directory().resolve("tables")));
            try (Instance processor =
                    Instance.start(
                            kafka.bootstrapServers(),
                            database.jdbcUrl(),
                            "--KAFKA_TOPIC_PARTITIONS=1")) {
                processor.awaitConsuming(1);
                disk.fill();
                topic.publish(0, events(1));
                processor.awaitPaused("database: OUTAGE 53100");
                assertThat(processor.isLive()).isTrue();

                database.stop(); // as operators would, to give it a larger disk
                disk.free();
                database.start();
                topic.publish(0, events(EVENTS + 1));

                Rows rows = new Rows(database::superuser);
                await().atMost(Instance.PATIENCE)
                        .untilAsserted(() -> assertThat(rows.events()).isEqualTo(2 * EVENTS));
                rows.assertExactly(2 * EVENTS, 2 * EVENTS);
                processor.awaitConsuming(1);
                assertThat(topic.deadLetters()).isEmpty();
            }
        }
    }

    private static List<String> events(int first) {
        return IntStream.range(first, first + EVENTS)
                .mapToObj(id -> Topic.event(id, "POSTADO", 0))
                .toList();
    }
}
