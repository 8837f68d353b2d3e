package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Broker;
import br.rastreamento.evento.Topics;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Item;
import br.rastreamento.stack.server.DatabaseAddress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// [DebeziumSink] by hand, once for each setting to compare: how fast it is, and whether every distinct event is there, unchanged.
public final class DebeziumTry {

    private static final String DATABASE = "benchmark_debezium";
    private static final long SEED = 2026;
    private static final Workload WARM_UP = new Workload(SEED + 1, 100_000);

    private DebeziumTry() {}

    /// Measures and prints.
    ///
    /// @param arguments folder of the project, an empty folder to work in, superuser's URL of a TimescaleDB, how many
    ///     events (300,000), and for each run other settings of the connector (`tasks.max=2,batch.size=10000`; `-` for none)
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        DatabaseAddress server = DatabaseAddress.parse(arguments[2]);
        Workload workload =
                new Workload(SEED, arguments.length > 3 ? Long.parseLong(arguments[3]) : 300_000);
        List<String> runs =
                arguments.length > 4
                        ? Arrays.asList(arguments).subList(4, arguments.length)
                        : List.of("-");
        PrintStream out = System.out;
        try (Broker kafka = Broker.start(work.resolve("kafka"), work.resolve("logs/kafka.log"));
                Backlog backlog = new Backlog(kafka.address())) {
            for (String settings : runs) {
                try (BenchmarkDatabase database = BenchmarkDatabase.create(server, DATABASE)) {
                    backlog.reset();
                    String rates =
                            measure(
                                    project,
                                    kafka,
                                    backlog,
                                    server,
                                    database,
                                    workload,
                                    work,
                                    settings(settings));
                    out.println(settings + ": " + rates + ", " + verdict(database, workload));
                }
            }
        }
    }

    private static String measure(
            Path project,
            Broker kafka,
            Backlog backlog,
            DatabaseAddress server,
            BenchmarkDatabase database,
            Workload workload,
            Path work,
            Map<String, String> settings)
            throws Exception {
        try (DebeziumSink sink =
                DebeziumSink.start(
                        project,
                        kafka.address(),
                        Topics.EVENTS,
                        database.jdbcUrl(),
                        server.user(),
                        server.password(),
                        work,
                        settings)) {
            sink.awaitUp();
            backlog.awaitMembers(
                    sink.group(), Integer.parseInt(settings.getOrDefault("tasks.max", "1")));
            backlog.drain(sink.group(), WARM_UP, DebeziumSink::message);
            Duration before = sink.process().processorTime();
            Duration taken = backlog.drain(sink.group(), workload, DebeziumSink::message);
            Duration processor = sink.process().processorTime().minus(before);
            return String.format(
                    Locale.ROOT,
                    "%,.0f events/s, %.1f µs of its processor time each",
                    workload.events() / (taken.toNanos() / 1e9),
                    processor.toNanos() / 1e3 / workload.events());
        }
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new HashMap<>();
        Arrays.stream(text.split(","))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static String verdict(BenchmarkDatabase database, Workload workload)
            throws SQLException {
        Set<Identity> missing = new HashSet<>();
        add(WARM_UP, missing);
        add(workload, missing);
        int distinct = missing.size();
        int foreign = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT id_pacote, data_evento, status_rastreamento FROM eventos_rastreamento")) {
            while (row.next()) {
                Instant time = row.getObject(2, OffsetDateTime.class).toInstant();
                if (!missing.remove(new Identity(row.getLong(1), time, row.getString(3)))) {
                    foreign++;
                }
            }
        }
        return "%,d distinct events, %,d missing, %,d rows that are none of them"
                .formatted(distinct, missing.size(), foreign);
    }

    private static void add(Workload workload, Set<Identity> identities) {
        EventStream events = workload.stream();
        while (events.hasNext()) {
            if (events.next() instanceof Item.Good good) {
                var event = good.event();
                identities.add(
                        new Identity(
                                event.idPacote(), event.dataEvento(), event.statusRastreamento()));
            }
        }
    }

    /// R1.
    private record Identity(long idPacote, Instant dataEvento, String statusRastreamento) {}
}
