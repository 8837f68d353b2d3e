package br.rastreamento.acceptance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.acceptance.ObservabilityFiles.Entry;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservabilityFilesTest {

    @Test
    void everyAlertHasARunbookEntryAndATest() {
        Set<String> alerts =
                ObservabilityFiles.rules().stream()
                        .map(rule -> rule.text("alert"))
                        .filter(name -> !name.isEmpty())
                        .collect(toSet());
        assertThat(alerts).isNotEmpty();
        assertThat(headings(ObservabilityFiles.text("docs/operations/alerts.md")))
                .isEqualTo(alerts);
        String tests = ObservabilityFiles.text("observability/prometheus/tests/pipeline.test.yml");
        for (Entry rule : ObservabilityFiles.rules()) {
            String alert = rule.text("alert");
            if (!alert.isEmpty()) {
                assertThat(rule.node().at("/annotations/runbook").asString())
                        .isEqualTo("docs/operations/alerts.md#" + alert.toLowerCase(Locale.ROOT));
                assertThat(tests).containsPattern("alertname: ?\"?" + alert + "\\b");
            }
        }
    }

    @Test
    void metricsAndLabelsAreFoundInAQuery() {
        PromQl query =
                PromQl.of(
                        """
                        histogram_quantile(0.95, sum by (le, stage) (rate(a_seconds_bucket{uri=~"/b_total|c"}[$__rate_interval])))
                        > 1.5e3 * d:lag:sum offset 10m unless on (job) absent(up{job="e"}) or f{} == 0
                        """);
        assertThat(query.metrics())
                .containsExactlyInAnyOrder("a_seconds_bucket", "d:lag:sum", "up", "f");
        assertThat(query.labels()).containsExactlyInAnyOrder("le", "stage", "uri", "job");
    }

    private static Set<String> headings(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .collect(toSet());
    }
}
