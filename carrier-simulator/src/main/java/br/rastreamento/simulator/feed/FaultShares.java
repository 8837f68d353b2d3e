package br.rastreamento.simulator.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Which part of the requests for pages gets which fault. Immutable.
///
/// @param shares each 0 … 1, together at most [#MOST]; a fault that is absent never happens
public record FaultShares(Map<Fault, Double> shares) {

    /// Beyond this a patient reader would hardly get on.
    public static final double MOST = 0.5;

    /// Enough to meet each fault in a few dozen requests.
    public static final double MODERATE = 0.02;

    public FaultShares {
        shares = Map.copyOf(shares);
        double sum = shares.values().stream().mapToDouble(share -> share).sum();
        if (!(sum <= MOST + 1e-9) || shares.values().stream().anyMatch(share -> !(share >= 0))) {
            throw new IllegalArgumentException(
                    "shares of faults must not be negative, nor exceed %s together: %s"
                            .formatted(MOST, sum));
        }
    }

    /// Nothing ever goes wrong.
    public static FaultShares none() {
        return new FaultShares(Map.of());
    }

    /// Each fault with the same share.
    public static FaultShares all(double share) {
        return new FaultShares(
                Arrays.stream(Fault.values()).collect(Collectors.toMap(f -> f, f -> share)));
    }

    boolean has(Fault fault) {
        return shares.getOrDefault(fault, 0.0) > 0;
    }

    @Override
    public String toString() {
        return shares.isEmpty()
                ? "none"
                : shares.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e ->
                                "%s=%s%%"
                                        .formatted(
                                                e.getKey().label(),
                                                String.format(
                                                        Locale.ROOT, "%.4g", e.getValue() * 100)))
                        .collect(Collectors.joining(","));
    }
}
