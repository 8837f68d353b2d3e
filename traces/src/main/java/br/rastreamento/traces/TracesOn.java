package br.rastreamento.traces;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Traces are on where it is known where to send them, unless they are switched off in so many words. Spring Boot makes
/// these properties of OpenTelemetry's variables: `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`,
/// `OTEL_SDK_DISABLED`, `OTEL_TRACES_EXPORTER`.
public final class TracesOn implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return in(context.getEnvironment());
    }

    static boolean in(Environment settings) {
        return StringUtils.hasText(
                        settings.getProperty(
                                "management.opentelemetry.tracing.export.otlp.endpoint"))
                && isNotOff(settings, "management.opentelemetry.enabled")
                && isNotOff(settings, "management.tracing.export.enabled")
                && isNotOff(settings, "management.tracing.export.otlp.enabled");
    }

    private static boolean isNotOff(Environment settings, String property) {
        return settings.getProperty(property, Boolean.class, true);
    }
}
