package br.rastreamento.benchmarks.live;

import br.rastreamento.benchmarks.Samples;
import java.util.List;
import java.util.Locale;

/// How the page came up, again and again. For one thread.
final class Loads {

    private final Samples painted = new Samples();
    private final Samples filled = new Samples();
    private final Samples shift = new Samples();

    void add(Load load) {
        painted.add(load.painted());
        filled.add(load.filled());
        shift.add(load.shift());
    }

    List<List<String>> rows() {
        return List.of(
                row("**first contentful paint**, ms", "%,.0f", painted),
                row("the figures are there, ms", "%,.0f", filled),
                row("cumulative layout shift", "%.4f", shift));
    }

    private static List<String> row(String what, String form, Samples samples) {
        return List.of(
                what,
                String.format(Locale.ROOT, form, samples.percentile(0)),
                String.format(Locale.ROOT, form, samples.median()),
                String.format(Locale.ROOT, form, samples.percentile(1)));
    }
}
