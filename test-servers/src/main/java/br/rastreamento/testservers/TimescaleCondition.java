package br.rastreamento.testservers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Asks the server once per JVM.
final class TimescaleCondition implements ExecutionCondition {

    private static final class Server {
        static final boolean HAS_TIMESCALE = look();

        private static boolean look() {
            try (TestDatabase database = TestDatabase.createEmpty()) {
                return database.isTimescale();
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Server.HAS_TIMESCALE
                ? ConditionEvaluationResult.enabled("TimescaleDB is there")
                : ConditionEvaluationResult.disabled("plain PostgreSQL, no TimescaleDB");
    }
}
