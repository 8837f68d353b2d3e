package br.rastreamento.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What repeats of one measurement gave. For one thread.
public final class Samples {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    /// The newest one.
    public double last() {
        return values.getLast();
    }

    /// The middle one.
    ///
    /// @throws IllegalStateException if there are none
    public double median() {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// The value that this share of all does not exceed.
    ///
    /// @param share 0–1
    public double percentile(double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * (sorted.size() - 1)));
    }

    /// This median as a share of the other.
    public String ratioTo(Samples other) {
        double ratio = median() / other.median();
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
    }

    /// Median, and in brackets the least and the greatest.
    public String shown(int decimals) {
        String one = "%,." + decimals + "f";
        return String.format(
                Locale.ROOT,
                one + " (" + one + "–" + one + ")",
                median(),
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow());
    }
}
