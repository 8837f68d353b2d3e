package br.rastreamento.benchmarks.startup;

import br.rastreamento.benchmarks.Connection;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Answers from the database; its first work is an answer with figures.
final class DashboardService implements Service {

    private static final String FIGURES = "/api/v1/indicadores";
    private static final List<String> ASKED =
            List.of(
                    FIGURES,
                    "/api/v1/pacotes?limite=50",
                    "/api/v1/pacotes?fase=ENTREGUE&limite=50",
                    "/api/v1/tempos-entrega",
                    "/");

    private final String databaseUrl;
    private final int requests;

    /// @param requests of the load
    DashboardService(String databaseUrl, int requests) {
        this.databaseUrl = databaseUrl;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "dashboard-api";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("LOG_FORMAT", "ecs", "DATABASE_URL", databaseUrl);
    }

    @Override
    public Map<String, String> trainingEnvironment() {
        return Map.of("LOG_FORMAT", "ecs", "DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nada");
    }

    @Override
    public void prepare() {}

    @Override
    public void firstWork(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            get(connection, FIGURES);
        }
    }

    @Override
    public void load(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < requests; i++) {
                get(connection, ASKED.get(i % ASKED.size()));
            }
        }
    }

    private static void get(Connection connection, String address) throws IOException {
        int status =
                connection.exchange(
                        Connection.head("GET " + address + " HTTP/1.1", "Host: localhost"));
        if (status != 200) {
            throw new IllegalStateException(address + " was answered " + status);
        }
    }
}
