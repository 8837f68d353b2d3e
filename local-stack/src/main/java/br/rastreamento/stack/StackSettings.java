package br.rastreamento.stack;

import br.rastreamento.stack.server.DatabaseAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to run.
///
/// @param project folder of the parent `pom.xml`
/// @param data directory for data and logs
/// @param demo whether to send parcels
/// @param fresh whether to begin without data
/// @param database a server that is there already; null starts one
/// @param bootstrapServers a Kafka that is there already; null starts one
/// @param portOffset added to every port; for a machine where the usual ones are taken
record StackSettings(
        Path project,
        Path data,
        boolean demo,
        boolean fresh,
        @Nullable DatabaseAddress database,
        @Nullable String bootstrapServers,
        int portOffset) {

    private static final int DASHBOARD_PORT = 8080;
    private static final int INGEST_PORT = 8081;
    private static final int PROCESSOR_PORT = 8082;
    private static final int KAFKA_PORT = 9094;
    private static final int POSTGRES_PORT = 5434;

    int dashboardPort() {
        return DASHBOARD_PORT + portOffset;
    }

    int ingestPort() {
        return INGEST_PORT + portOffset;
    }

    int processorPort() {
        return PROCESSOR_PORT + portOffset;
    }

    int kafkaPort() {
        return KAFKA_PORT + portOffset;
    }

    int postgresPort() {
        return POSTGRES_PORT + portOffset;
    }

    /// The ports that must be free, and who needs them.
    Map<Integer, String> ports() {
        Map<Integer, String> ports = new LinkedHashMap<>();
        ports.put(dashboardPort(), "dashboard-api");
        ports.put(ingestPort(), "ingest-service");
        ports.put(processorPort(), "processor-service");
        if (bootstrapServers == null) {
            ports.put(kafkaPort(), "Kafka");
        }
        if (database == null) {
            ports.put(postgresPort(), "PostgreSQL");
        }
        return ports;
    }
}
