package br.rastreamento.dashboard;

import br.rastreamento.testservers.TestDatabase;
import java.lang.reflect.Parameter;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One service on one database for all test classes that leave it as it should be: starting takes seconds. Each test
/// finds the database empty, and answers that keep nothing of the test before. Hands out [Dashboard], [StoredParcels] and
/// [TestDatabase].
public final class SharedDashboard implements BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) {
        started(context).stored.clear();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Dashboard.class || type == StoredParcels.class || type == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = started(context);
        Parameter wanted = parameter.getParameter();
        if (wanted.getType() == Dashboard.class) {
            return started.dashboard;
        }
        return wanted.getType() == StoredParcels.class ? started.stored : started.database;
    }

    private static Started started(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedDashboard.class))
                .computeIfAbsent(Started.class, _ -> new Started(), Started.class);
    }

    /// Closed by JUnit after the last test.
    private static final class Started implements AutoCloseable {
        private final TestDatabase database = TestDatabase.create();
        private final StoredParcels stored = new StoredParcels(database);
        private final Dashboard dashboard =
                Dashboard.on(database.jdbcUrl(), "dashboard.recent.keep=0s");

        @Override
        public void close() {
            dashboard.close();
            stored.close();
            database.close();
        }
    }
}
