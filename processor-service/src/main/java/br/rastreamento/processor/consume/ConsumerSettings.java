package br.rastreamento.processor.consume;

import br.rastreamento.evento.TimestampWindow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this instance consumes.
///
/// @param concurrency consumer threads, each with a database connection of its own; more than the topic has partitions
///     are idle
/// @param batchInterval for so long after a batch came what comes waits, to be one batch, 0 to 1 s: see [BatchPace]
/// @param partitions of the topic at least: it is created with so many, and one that has fewer is raised to them
/// @param replication brokers that keep each topic that this service creates; 0: as they say themselves
/// @param eventEarliest events before this are rejected
/// @param eventMaxAhead how far in the future an event may be
/// @param eventRetention how old an event may be, as the database may keep it no longer; null: as old as `eventEarliest`
/// @param eventDefaultZone for times without offset; empty rejects these
@Validated
@ConfigurationProperties("processor")
record ConsumerSettings(
        @DefaultValue("2") @Min(1) @Max(64) int concurrency,
        @DefaultValue("25ms") @DurationMin(millis = 0) @DurationMax(seconds = 1)
                Duration batchInterval,
        @DefaultValue("12") @Min(1) int partitions,
        @DefaultValue("0") @Min(0) @Max(Short.MAX_VALUE) int replication,
        @DefaultValue("2010-01-01T00:00:00Z") Instant eventEarliest,
        @DefaultValue("24h") Duration eventMaxAhead,
        @Nullable Duration eventRetention,
        @DefaultValue("") String eventDefaultZone) {

    /// Refuses what cannot be a window when the service starts.
    ConsumerSettings {
        window(eventEarliest, eventMaxAhead, eventRetention, eventDefaultZone);
    }

    TimestampWindow window() {
        return window(eventEarliest, eventMaxAhead, eventRetention, eventDefaultZone);
    }

    private static TimestampWindow window(
            Instant earliest, Duration maxAhead, @Nullable Duration retention, String zone) {
        return new TimestampWindow(
                earliest, maxAhead, retention, zone.isBlank() ? null : ZoneId.of(zone));
    }
}
