package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.TimestampWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which times of an event are believed; must be the same in the processor.
///
/// @param earliest the earliest time
/// @param maxAhead how far ahead of now a time may be
/// @param retention how far back a time may be, as the processor keeps events no longer; null: as far as `earliest`
/// @param defaultZone id of the zone of times without offset; empty: such times are invalid
@ConfigurationProperties("ingest.event")
public record EventSettings(
        @DefaultValue("2010-01-01T00:00:00Z") Instant earliest,
        @DefaultValue("24h") Duration maxAhead,
        @Nullable Duration retention,
        @DefaultValue("") String defaultZone) {

    /// Refuses what cannot be a window when the service starts.
    public EventSettings {
        window(earliest, maxAhead, retention, defaultZone);
    }

    /// A reader that believes these times.
    public EventReader reader() {
        return new EventReader(
                window(earliest, maxAhead, retention, defaultZone), Clock.systemUTC());
    }

    private static TimestampWindow window(
            Instant earliest, Duration maxAhead, @Nullable Duration retention, String zone) {
        return new TimestampWindow(
                earliest, maxAhead, retention, zone.isBlank() ? null : ZoneId.of(zone));
    }
}
