package br.rastreamento.simulator;

import br.rastreamento.simulator.feed.Fault;
import br.rastreamento.simulator.feed.FaultShares;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/// Reads what may go wrong: `none`, `all`, or a list such as `429=5%,timeout,cut=0.01`; later parts win.
final class FaultList {

    static final String NONE = "none";
    private static final String ALL = "all";

    private FaultList() {}

    /// @param tokensExpire whether `all` includes expired tokens
    /// @throws IllegalArgumentException with what is wrong
    static FaultShares parse(String list, boolean tokensExpire) {
        Map<Fault, Double> shares = new EnumMap<>(Fault.class);
        for (String part : list.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            double share = pair.length == 1 ? FaultShares.MODERATE : share(pair[1]);
            switch (pair[0]) {
                case NONE -> shares.clear();
                case ALL -> {
                    for (Fault fault : Fault.values()) {
                        if (tokensExpire || fault != Fault.EXPIRED_TOKEN) {
                            shares.put(fault, share);
                        }
                    }
                }
                default -> shares.put(fault(pair[0]), share);
            }
        }
        return new FaultShares(shares);
    }

    /// Whether everything is to go wrong.
    static boolean isAll(String list) {
        return Arrays.stream(list.split("[,=]", -1)).anyMatch(ALL::equals);
    }

    private static double share(String text) {
        try {
            return new Share().convert(text);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException("--faults: " + e.getMessage(), e);
        }
    }

    private static Fault fault(String name) {
        return Fault.labelled(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--faults: '%s' is no fault: give none, all, or some of %s"
                                        .formatted(
                                                name,
                                                Arrays.stream(Fault.values())
                                                        .map(Fault::label)
                                                        .collect(Collectors.joining(", ")))));
    }
}
