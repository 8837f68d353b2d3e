package br.rastreamento.processor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// One running service meets one fault of its database after the other. Each time it says what it waits for, stays alive,
/// gives no event up, and stores all of them when the fault ends, without a restart.
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseFaultsTest {

    private static final int EVENTS = 200;

    private final OwnKafka kafka = TestKafka.own();
    private final TestDatabase database = TestDatabase.create();
    private final URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    private final String name = address.getPath().substring(1);
    private final TcpGate gate = new TcpGate(address.getHost(), address.getPort());
    private final Topic topic = new Topic(kafka.bootstrapServers());
    private final Rows rows = new Rows(database::superuser);
    private final Instance processor =
            Instance.start(
                    kafka.bootstrapServers(),
                    "jdbc:postgresql://127.0.0.1:" + gate.port() + address.getPath(),
                    "--KAFKA_TOPIC_PARTITIONS=1",
                    "--spring.datasource.hikari.data-source-properties.socketTimeout=3",
                    "--spring.datasource.hikari.data-source-properties.options="
                            + "-c idle_in_transaction_session_timeout=2s -c client_connection_check_interval=1s");
    private long parcels;

    @BeforeAll
    void theServiceWrites() {
        processor.awaitConsuming(1);
        publish();
        assertAllIsStored();
    }

    @AfterEach
    void nothingIsLeftOfTheFault() {
        gate.open();
        rows.run(
                "SET default_transaction_read_only = off",
                "ALTER DATABASE %s CONNECTION LIMIT -1".formatted(name),
                "ALTER DATABASE %s RESET default_transaction_read_only".formatted(name),
                "DROP TRIGGER IF EXISTS fault ON resumo_geral");
    }

    @AfterAll
    void stop() {
        processor.close();
        topic.close();
        gate.close();
        database.close();
        kafka.close();
    }

    @Test
    void waitsWhileTheDatabaseIsAway() { // R9
        gate.close();
        publish();
        assertWaits("database: OUTAGE");
        assertThat(processor.consumer())
                .as("what is held back waits")
                .contains("\"lag\":" + EVENTS);
        gate.open();
        assertAllIsStored();
    }

    @Test
    void waitsWhileTheDatabaseIsReadOnly() { // R9: a standby, or a server that protects a full disk
        rows.run("ALTER DATABASE %s SET default_transaction_read_only = on".formatted(name));
        cutAllConnections();
        publish();
        assertWaits("database: OUTAGE 25006");
        rows.run(
                "SET default_transaction_read_only = off",
                "ALTER DATABASE %s RESET default_transaction_read_only".formatted(name));
        cutAllConnections();
        assertAllIsStored();
    }

    @Test
    void waitsWhileAllConnectionsAreTaken() { // R9
        rows.run("ALTER DATABASE %s CONNECTION LIMIT 0".formatted(name));
        cutAllConnections();
        publish();
        assertWaits("database: OUTAGE 53300");
        rows.run("ALTER DATABASE %s CONNECTION LIMIT -1".formatted(name));
        assertAllIsStored();
    }

    @Test
    void waitsWhilePostgresqlSaysThatItsDiskIsFull() { // R9; with a full disk: FullDiskTest
        rows.run(
                """
                CREATE OR REPLACE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$\
                """,
                "CREATE TRIGGER fault BEFORE UPDATE ON resumo_geral EXECUTE FUNCTION disk_full()");
        publish();
        assertWaits("database: OUTAGE 53100");
        rows.run("DROP TRIGGER fault ON resumo_geral");
        assertAllIsStored();
    }

    @Test
    void aStatementThatHangsIsCutAndWrittenAgain() { // R9
        gate.freeze();
        publish();
        assertWaits("database: OUTAGE");
        gate.thaw();
        assertAllIsStored();
    }

    /// Something on the way forgets the connection in the middle of a transaction: the server is not told, and would keep
    /// the locks of that transaction for hours, from the retries too.
    @Test
    void aTransactionThatLostItsConnectionDoesNotBlockTheNext() throws SQLException { // R9
        try (var blocker = database.superuser();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE resumo_geral IN ACCESS EXCLUSIVE MODE");
            publish();
            await().atMost(Instance.PATIENCE).until(() -> backends("wait_event_type = 'Lock'") > 0);
            gate.loseConnections();
            blocker.commit();
        }
        await().atMost(Instance.PATIENCE).until(() -> backends("state LIKE 'idle in%'") > 0);
        assertWaits("database: OUTAGE");
        assertAllIsStored();
    }

    @Test
    void survivesThatAllConnectionsAreCutAgainAndAgainWhileItWrites() { // R6, R9: failover
        for (int cut = 0; cut < 10; cut++) {
            publish();
            cutAllConnections();
        }
        assertAllIsStored();
    }

    private void publish() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS / 2; i++) {
            parcels++;
            events.add(Topic.event(parcels, "POSTADO", 0));
            events.add(Topic.event(parcels, i % 2 == 0 ? "ENTREGUE" : "EM TRANSITO", i + 1));
        }
        topic.publish(0, events);
    }

    private void assertWaits(String reason) {
        processor.awaitPaused(reason);
        assertThat(processor.isLive()).as("liveness").isTrue();
        assertThat(processor.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(processor.get("/actuator/health").statusCode()).isEqualTo(503);
    }

    private void assertAllIsStored() {
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() -> assertThat(rows.events()).isEqualTo(parcels * 2));
        rows.assertExactly(parcels * 2, parcels);
        processor.awaitConsuming(1);
        assertThat(processor.get("/actuator/health").statusCode()).isEqualTo(200);
        await().atMost(Instance.PATIENCE).until(() -> topic.lag() == 0);
        assertThat(topic.deadLetters()).isEmpty();
    }

    private void cutAllConnections() {
        rows.texts(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private long backends(String state) {
        return rows.number(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'rastreamento_writer' AND "
                        + state);
    }
}
