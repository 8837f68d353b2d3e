package br.rastreamento.benchmarks.processor;

import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The events that every side gets: believable journeys with repeats, late and invalid ones, equal for an equal seed.
///
/// @param seed another one, other parcels
/// @param events how many, repeats and invalid ones included
public record Workload(long seed, long events) {

    private static final Shares SHARES = new Shares(0.03, 0.03, 0.03, 0.01);

    /// So many events a parcel are under way at the same time that a batch brings one or two of each.
    private static final int EVENTS_A_PARCEL = 20;

    /// From the first one on.
    public EventStream stream() {
        return new EventStream(
                new StreamSettings(
                        seed,
                        events,
                        (int) Math.max(1_000, events / EVENTS_A_PARCEL),
                        0,
                        Instant.now().truncatedTo(ChronoUnit.DAYS),
                        StreamSettings.DEFAULT_HISTORY,
                        SHARES,
                        StreamSettings.Form.JSON));
    }
}
