package br.rastreamento.traces;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/// Keeps Spring Boot from setting up OpenTelemetry where [TracesOn] says no: it would make a tracer and spans, for nobody,
/// whether they are sent or not. Logs are never sent by OTLP. Called by Spring Boot, which makes it by its name in
/// `spring.factories`.
public final class TracesSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String OPENTELEMETRY =
            "org.springframework.boot.opentelemetry.autoconfigure.";
    private static final String LOGS = OPENTELEMETRY + "logging.";
    private static final String TRACES = "org.springframework.boot.micrometer.tracing.";

    private boolean on;

    @Override
    public void setEnvironment(Environment settings) {
        on = TracesOn.in(settings);
    }

    // Others have left null where they refused.
    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[configurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = configurations[i];
            matches[i] = name == null || isWanted(name);
        }
        return matches;
    }

    private boolean isWanted(String configuration) {
        if (configuration.startsWith(OPENTELEMETRY) || configuration.startsWith(TRACES)) {
            return on && !configuration.startsWith(LOGS);
        }
        return true;
    }
}
