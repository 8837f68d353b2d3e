package br.rastreamento.dashboard.series;

import br.rastreamento.problema.RequestProblem;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Whole hours or days in a row, in UTC; at least one, at most [#MAX_POINTS].
///
/// @param from start of the first one
/// @param to end of the last one, exclusive
record Period(Interval interval, Instant from, Instant to) {

    static final int MAX_POINTS = 2_000;

    /// All hours or days that the times touch.
    ///
    /// @param from null: as many before `to` as are usual
    /// @param to exclusive; null: up to now
    /// @throws RequestProblem naming `de` if there is none between the two, or more than [#MAX_POINTS]
    static Period of(Interval interval, @Nullable Instant from, @Nullable Instant to, Instant now) {
        // The hour that now is in counts though it has just begun.
        Instant end = to == null ? start(interval, now).plus(1, interval.unit()) : to;
        Instant last = start(interval, end.minusNanos(1));
        Instant first =
                from == null
                        ? last.minus(interval.usual() - 1L, interval.unit())
                        : start(interval, from);
        Instant begin = from == null ? first : from;
        if (!begin.isBefore(end)) {
            throw RequestProblem.invalidParameter(
                    "de", "Informe um início anterior ao fim (ate) do período.");
        }
        if (interval.unit().between(first, last) >= MAX_POINTS) {
            throw RequestProblem.invalidParameter(
                    "de", "Informe um período de até %d pontos.".formatted(MAX_POINTS));
        }
        return new Period(interval, first, last.plus(1, interval.unit()));
    }

    /// When each hour or day begins.
    List<Instant> starts() {
        return LongStream.range(0, interval.unit().between(from, to))
                .mapToObj(i -> from.plus(i, interval.unit()))
                .toList();
    }

    private static Instant start(Interval interval, Instant time) {
        return time.truncatedTo(interval.unit()); // an Instant is UTC, so is its day
    }
}
