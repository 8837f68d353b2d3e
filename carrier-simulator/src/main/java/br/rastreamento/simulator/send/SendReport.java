package br.rastreamento.simulator.send;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What was sent and what the service said.
///
/// @param accepted items that the service took
/// @param rejected items that it refused as invalid
/// @param unconfirmed items without a final answer
/// @param wrong items whose answer is not the right one: valid and rejected, or invalid and not rejected for that
/// @param distinct accepted events without repetitions (R1): the rows that there will be
/// @param byCode rejected items by the first of their codes
/// @param byHttpStatus HTTP answers, those of repeated requests included
/// @param retries requests that were repeated
/// @param seconds since the start
/// @param p50 median time of one HTTP exchange
/// @param p99 99th percentile of the same
/// @param contradictions the first few reasons why it does not add up
public record SendReport(
        long accepted,
        long rejected,
        long unconfirmed,
        long wrong,
        long distinct,
        Map<String, Long> byCode,
        Map<Integer, Long> byHttpStatus,
        long retries,
        double seconds,
        Duration p50,
        Duration p99,
        List<String> contradictions) {

    public SendReport {
        byCode = Map.copyOf(byCode);
        byHttpStatus = Map.copyOf(byHttpStatus);
        contradictions = List.copyOf(contradictions);
    }

    /// Items that were handed to the sender.
    public long sent() {
        return accepted + rejected + unconfirmed;
    }

    /// Whether each item got an answer, and the right one.
    public boolean addsUp() {
        return unconfirmed == 0 && wrong == 0 && contradictions.isEmpty();
    }

    /// Answered items a second.
    public double rate() {
        return seconds == 0 ? 0 : (accepted + rejected) / seconds;
    }
}
