package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.Connection;
import br.rastreamento.benchmarks.Samples;
import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/// One database with a dashboard-api of its own, and what was measured of both. For one thread.
final class Side implements AutoCloseable {

    /// To warm up: as much as is needed, soon.
    private static final int WARM_UP_RATE = 1_000;

    private final long size;
    private final BenchmarkDatabase database;
    private final DashboardServer dashboard;
    private final NaiveDatabase naive;
    private final Map<Endpoint, List<byte[]>> requests = new LinkedHashMap<>();
    private final Map<Endpoint, Latency> latencies = new HashMap<>();
    private final Map<Figure, Samples> naiveMillis = new HashMap<>();

    private Side(
            long size, BenchmarkDatabase database, DashboardServer dashboard, NaiveDatabase naive) {
        this.size = size;
        this.database = database;
        this.dashboard = dashboard;
        this.naive = naive;
    }

    /// Returns when all its answers are known to be right.
    ///
    /// @param size events that belong in it at the least
    static Side open(Path project, Path work, long size, BenchmarkDatabase database)
            throws Exception {
        Side side =
                new Side(
                        size,
                        database,
                        DashboardServer.start(
                                project,
                                database.jdbcUrl(),
                                work.resolve("logs/dashboard-%d.log".formatted(size))),
                        NaiveDatabase.open(database));
        side.prepare();
        side.check();
        return side;
    }

    private void prepare() throws SQLException, IOException, InterruptedException {
        try (var connection = database.connect()) {
            for (Endpoint endpoint : Endpoint.ALL) {
                List<String> addresses = endpoint.addresses(connection);
                dashboard.get(addresses.getFirst());
                requests.put(endpoint, addresses.stream().map(Side::request).toList());
                latencies.put(endpoint, new Latency());
            }
        }
        Figure.ALL.forEach(figure -> naiveMillis.put(figure, new Samples()));
    }

    private static byte[] request(String address) {
        return Connection.head(
                "GET " + address + " HTTP/1.1", "Host: localhost", "Accept: application/json");
    }

    /// That the API says what the naive SQL says (R6). While nothing is written.
    ///
    /// @throws IllegalStateException if not
    void check() throws SQLException, IOException, InterruptedException {
        naive.addPhases();
        for (Figure figure : Figure.ALL) {
            Recount.check(
                    figure.name(), naive.recount(figure), dashboard.get(figure.endpoint().only()));
        }
    }

    /// Lets the server's compiler see the endpoint.
    void warmUp(Endpoint endpoint, Duration time) throws InterruptedException, ExecutionException {
        OpenLoad.run(dashboard.port(), requestsTo(endpoint), WARM_UP_RATE, time);
    }

    /// A round of one endpoint.
    void measure(Endpoint endpoint, Plan plan) throws InterruptedException, ExecutionException {
        measure(endpoint, plan, latency(endpoint));
    }

    /// The same into another place.
    void measure(Endpoint endpoint, Plan plan, Latency latency)
            throws InterruptedException, ExecutionException {
        latency.add(
                OpenLoad.run(dashboard.port(), requestsTo(endpoint), plan.requests(), plan.time()));
    }

    /// A round of one figure by SQL.
    void measure(Figure figure) throws SQLException {
        naiveMillis(figure).add(naive.millis(figure));
    }

    /// For the report.
    String label() {
        return String.format(Locale.ROOT, "%,d", size);
    }

    BenchmarkDatabase database() {
        return database;
    }

    Latency latency(Endpoint endpoint) {
        return known(latencies, endpoint);
    }

    Samples naiveMillis(Figure figure) {
        return known(naiveMillis, figure);
    }

    /// Events and parcels that are stored.
    Stored stored() throws SQLException {
        return Stored.in(database);
    }

    private List<byte[]> requestsTo(Endpoint endpoint) {
        return known(requests, endpoint);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "not prepared: " + key);
    }

    @Override
    public void close() throws SQLException {
        dashboard.close();
        naive.close();
        database.close();
    }
}
