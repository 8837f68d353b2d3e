package br.rastreamento.benchmarks.processor;

import br.rastreamento.benchmarks.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a consumer thread spends the time of an event, by the service's own metric `processor.stage`.
final class StageCosts {

    private final Map<String, Samples> micros = new LinkedHashMap<>();

    /// @param before seconds by stage when the clock started
    /// @param after when it stopped
    void add(Map<String, Double> before, Map<String, Double> after, long events) {
        after.forEach((stage, seconds) ->
                micros.computeIfAbsent(stage, _ -> new Samples())
                        .add((seconds - before.getOrDefault(stage, 0.0)) * 1e6 / events));
    }

    /// Stage and microseconds an event, the greatest first.
    List<List<String>> rows() {
        return micros.entrySet().stream()
                .sorted((a, b) -> Double.compare(b.getValue().median(), a.getValue().median()))
                .map(stage -> List.of(stage.getKey(), stage.getValue().shown(2)))
                .toList();
    }
}
