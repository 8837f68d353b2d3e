package br.rastreamento.testservers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Asks the server once per JVM.
final class CommunityCondition implements ExecutionCondition {

    private static final class Server {
        static final String LICENCE = look();

        private static String look() {
            try (TestDatabase database = TestDatabase.createEmpty()) {
                return database.licence();
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Server.LICENCE.equals(TestDatabase.COMMUNITY)
                ? ConditionEvaluationResult.enabled("TimescaleDB Community is there")
                : ConditionEvaluationResult.disabled(
                        "timescaledb.license is "
                                + Server.LICENCE
                                + ", not "
                                + TestDatabase.COMMUNITY);
    }
}
