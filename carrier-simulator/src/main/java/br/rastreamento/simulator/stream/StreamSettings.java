package br.rastreamento.simulator.stream;

import java.time.Duration;
import java.time.Instant;

/// All that decides which items a stream has: equal settings, equal bytes.
///
/// @param events number of items; 0 = endless
/// @param parcels most parcels under way at the same time, at least 1; bounds the memory
/// @param rate items a second that the sender intends to send; 0 = as fast as possible. With a rate, scans are as
///     new as the moment at which they are meant to be sent
/// @param until when the stream starts to be sent, and with `rate` 0 also the time of its newest scans
/// @param history with `rate` 0 and a number of events: deliveries are spread over this time before `until`
/// @param form what the items will be written as
public record StreamSettings(
        long seed,
        long events,
        int parcels,
        double rate,
        Instant until,
        Duration history,
        Shares shares,
        Form form) {

    /// What items are written as. In CSV some mistakes cannot be made, such as a field of the wrong JSON type.
    public enum Form {
        JSON,
        CSV
    }

    public static final int DEFAULT_PARCELS = 1_000;
    public static final Duration DEFAULT_HISTORY = Duration.ofDays(30);

    public StreamSettings {
        check(events >= 0, "events must not be negative: ", events);
        check(parcels >= 1, "parcels must be positive: ", parcels);
        check(rate >= 0 && rate <= 1_000_000, "rate must be between 0 and 1,000,000: ", rate);
        check(!history.isNegative() && !history.isZero(), "history must be positive: ", history);
    }

    /// As fast as possible, over the default history, as JSON.
    public static StreamSettings of(long seed, long events, Instant until, Shares shares) {
        return new StreamSettings(
                seed, events, DEFAULT_PARCELS, 0, until, DEFAULT_HISTORY, shares, Form.JSON);
    }

    private static void check(boolean holds, String message, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(message + value);
        }
    }
}
