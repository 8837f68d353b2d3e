package br.rastreamento.processor.figures;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Differences to the rows of one summary. Not thread-safe.
///
/// @param <K> the row's key
public final class Tally<K, D extends Difference<D>> {

    private final Map<K, D> differences = new HashMap<>();
    private final Comparator<? super K> order;

    /// @param order of the rows, the same for all writers
    Tally(Comparator<? super K> order) {
        this.order = order;
    }

    public void add(K row, D difference) {
        differences.merge(row, difference, Difference::plus);
    }

    /// What to add to `other` so that it becomes this.
    Tally<K, D> minus(Tally<K, D> other) {
        Tally<K, D> result = new Tally<>(order);
        differences.forEach(result::add);
        other.differences.forEach((row, difference) -> result.add(row, difference.negated()));
        return result;
    }

    /// The rows that change, in the order in which every writer locks them.
    public SortedMap<K, D> rows() {
        differences.values().removeIf(Difference::isZero);
        SortedMap<K, D> rows = new TreeMap<>(order);
        rows.putAll(differences);
        return rows;
    }

    boolean isEmpty() {
        return differences.values().stream().allMatch(Difference::isZero);
    }
}
