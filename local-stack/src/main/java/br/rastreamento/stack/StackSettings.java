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
record StackSettings(
        Path project,
        Path data,
        boolean demo,
        boolean fresh,
        @Nullable DatabaseAddress database,
        @Nullable String bootstrapServers) {

    static final int DASHBOARD_PORT = 8080;
    static final int INGEST_PORT = 8081;
    static final int PROCESSOR_PORT = 8082;
    static final int KAFKA_PORT = 9094;
    static final int POSTGRES_PORT = 5434;

    /// The ports that must be free, and who needs them.
    Map<Integer, String> ports() {
        Map<Integer, String> ports = new LinkedHashMap<>();
        ports.put(DASHBOARD_PORT, "dashboard-api");
        ports.put(INGEST_PORT, "ingest-service");
        ports.put(PROCESSOR_PORT, "processor-service");
        if (bootstrapServers == null) {
            ports.put(KAFKA_PORT, "Kafka");
        }
        if (database == null) {
            ports.put(POSTGRES_PORT, "PostgreSQL");
        }
        return ports;
    }
}
