package br.rastreamento.testservers;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Keeps what servers and containers tell of themselves out of a test's output, and leaves the services' logs alone.
/// A `logback-test.xml` in this jar would replace the services' own logging setup, hence this way.
final class QuietLogs {

    private static final List<String> CHATTY =
            List.of(
                    "kafka",
                    "org.apache.kafka",
                    "state.change.logger",
                    "io.zonky.test",
                    "org.testcontainers",
                    "tc",
                    "com.github.dockerjava",
                    "org.flywaydb");

    private QuietLogs() {}

    /// For loggers now, and for a Spring Boot application that sets its levels later.
    static void apply() {
        for (String name : CHATTY) {
            if (System.getProperty("logging.level." + name) == null) {
                System.setProperty("logging.level." + name, "ERROR");
                if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                    logger.setLevel(Level.ERROR);
                }
            }
        }
    }
}
