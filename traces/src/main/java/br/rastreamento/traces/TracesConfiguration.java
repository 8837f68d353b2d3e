package br.rastreamento.traces;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/// What the three services have in common beyond Spring Boot's own set-up.
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@Conditional(TracesOn.class)
public class TracesConfiguration {

    /// Log lines name the trace as the Elastic Common Schema does.
    @Bean
    Slf4JEventListener traceInLogs() {
        return new Slf4JEventListener("trace.id", "span.id");
    }

    /// Health is asked every few seconds and upkeep runs ten times a second: nobody looks for their traces.
    @Bean
    SpanExportingPredicate notOfHousekeeping() {
        return span -> !isOfActuator(span) && !isScheduled(span);
    }

    private static boolean isOfActuator(FinishedSpan span) {
        return span.getTags().getOrDefault("uri", "").startsWith("/actuator");
    }

    private static boolean isScheduled(FinishedSpan span) {
        return span.getName().startsWith("task ");
    }
}
