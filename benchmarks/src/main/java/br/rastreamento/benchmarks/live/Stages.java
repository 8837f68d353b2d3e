package br.rastreamento.benchmarks.live;

import br.rastreamento.benchmarks.Samples;
import java.util.List;
import java.util.Locale;

/// How long the events took from the moment before they were posted. For one thread.
final class Stages {

    private final Samples answered = new Samples();
    private final Samples stored = new Samples();
    private final Samples changed = new Samples();
    private final Samples drawn = new Samples();

    /// One event; each time in milliseconds since 1970-01-01T00:00:00Z.
    void add(long posted, long answeredAt, long storedAt, Shown shown) {
        answered.add((double) (answeredAt - posted));
        stored.add((double) (storedAt - posted));
        changed.add((double) (shown.changed() - posted));
        drawn.add((double) (shown.drawn() - posted));
    }

    /// Of the newest event.
    double last() {
        return drawn.last();
    }

    List<List<String>> rows() {
        return List.of(
                row("202: Kafka has acknowledged it", answered),
                row(
                        "its row is written, right before the commit (by the database's clock)",
                        stored),
                row("the text in the page has changed", changed),
                row("**the frame with it is drawn**", drawn));
    }

    private static List<String> row(String stage, Samples millis) {
        return List.of(
                stage,
                shown(millis.percentile(0)),
                shown(millis.median()),
                shown(millis.percentile(0.99)),
                shown(millis.percentile(1)));
    }

    private static String shown(double millis) {
        return String.format(Locale.ROOT, "%,.0f", millis);
    }
}
