package br.rastreamento.simulator.feed;

import br.rastreamento.simulator.stream.StreamSettings;
import java.time.Duration;

/// All that decides what a feed answers.
///
/// @param stream its rows; a number of them, [#MOST_ROWS] at most, since all are held in memory
/// @param rate rows published a second, oldest first; 0 = all at once
/// @param lateAfter how long after the first reader has passed its place a late row appears
/// @param access who may read
/// @param faults what goes wrong how often
/// @param times how long the faults take that take their time
public record FeedSettings(
        StreamSettings stream,
        double rate,
        Duration lateAfter,
        FeedAccess access,
        FaultShares faults,
        FaultTimes times) {

    public static final long MOST_ROWS = 1_000_000;

    /// How long faults take.
    ///
    /// @param silence until a connection is closed that got no answer
    /// @param drip from the first byte to the last of a body that drips
    /// @param retryAfter what 429 and 503 say, whole seconds
    public record FaultTimes(Duration silence, Duration drip, Duration retryAfter) {

        /// Silent for 30 s, dripping for 3 s, to be asked again after 1 s.
        public static final FaultTimes STANDARD =
                new FaultTimes(
                        Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(1));

        public FaultTimes {
            if (retryAfter.isNegative()
                    || !retryAfter.equals(Duration.ofSeconds(retryAfter.toSeconds()))) {
                throw new IllegalArgumentException("retry-after must be whole seconds");
            }
        }
    }

    public FeedSettings {
        if (stream.events() < 1 || stream.events() > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "a feed has between 1 and %,d events, not %,d: all are held in memory"
                            .formatted(MOST_ROWS, stream.events()));
        }
        if (!(rate >= 0 && rate <= 1_000_000)) {
            throw new IllegalArgumentException("rate must be between 0 and 1,000,000: " + rate);
        }
        if (faults.has(Fault.EXPIRED_TOKEN) && access.client() == null) {
            throw new IllegalArgumentException(
                    "%s needs --oauth2: other tokens do not expire"
                            .formatted(Fault.EXPIRED_TOKEN.label()));
        }
    }

    /// All rows at once, open to all, no faults.
    public static FeedSettings of(StreamSettings stream) {
        return new FeedSettings(
                stream,
                0,
                Duration.ofSeconds(5),
                FeedAccess.OPEN,
                FaultShares.none(),
                FaultTimes.STANDARD);
    }
}
