package br.rastreamento.acceptance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The metrics of running services.
///
/// @param labels of each metric
record ExportedMetrics(Map<String, Set<String>> labels) {

    private static final Pattern SAMPLE =
            Pattern.compile("^(\\w+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /// @param scrapes in Prometheus' text format
    static ExportedMetrics in(List<String> scrapes) {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String scrape : scrapes) {
            Matcher sample = SAMPLE.matcher(scrape);
            while (sample.find()) {
                Set<String> known = labels.computeIfAbsent(sample.group(1), _ -> new HashSet<>());
                if (sample.group(2) != null) {
                    LABEL.matcher(sample.group(2)).results().forEach(l -> known.add(l.group(1)));
                }
            }
        }
        return new ExportedMetrics(labels);
    }
}
