package br.rastreamento.simulator.send;

import br.rastreamento.simulator.stream.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts what became of the items. Thread-safe.
final class Tally {

    private static final int EXAMPLES = 10;

    private final long startNanos = System.nanoTime();
    private final Latencies latencies = new Latencies();
    private final Map<String, Long> byCode = new TreeMap<>();
    private final Map<Integer, Long> byHttpStatus = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private long accepted;
    private long rejected;
    private long distinct;
    private long unconfirmed;
    private long wrong;
    private long retries;

    /// One HTTP answer, also of requests that will be repeated.
    synchronized void httpStatus(int status, Duration time) {
        byHttpStatus.merge(status, 1L, Long::sum);
        latencies.add(time);
    }

    synchronized void retried() {
        retries++;
    }

    /// Items whose fate nobody knows.
    synchronized void unconfirmed(int items, String reason) {
        unconfirmed += items;
        contradiction(reason);
    }

    synchronized void answered(List<Item> items, Answer answer) {
        if (!answer.contradictions(items.size()).isEmpty()) {
            unconfirmed(items.size(), answer.contradictions(items.size()).getFirst());
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            Set<String> codes = answer.rejected().get(i);
            if (codes == null) {
                accepted(items.get(i));
            } else {
                rejected(items.get(i), codes);
            }
        }
    }

    private void accepted(Item item) {
        accepted++;
        switch (item) {
            case Item.Good good -> distinct += good.timing() == Item.Timing.AGAIN ? 0 : 1;
            case Item.Bad bad -> wrong("accepted although " + bad.code().code());
        }
    }

    private void rejected(Item item, Set<String> codes) {
        rejected++;
        byCode.merge(codes.isEmpty() ? "sem_codigo" : codes.iterator().next(), 1L, Long::sum);
        switch (item) {
            case Item.Good good -> wrong("valid event rejected with " + codes);
            case Item.Bad(var wire, var code) when !codes.contains(code.code()) ->
                    wrong("rejected with " + codes + " instead of " + code.code());
            case Item.Bad bad -> {}
        }
    }

    private void wrong(String what) {
        wrong++;
        contradiction(what);
    }

    private void contradiction(String what) {
        if (contradictions.size() < EXAMPLES) {
            contradictions.add(what);
        }
    }

    synchronized SendReport report() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return new SendReport(
                accepted,
                rejected,
                unconfirmed,
                wrong,
                distinct,
                byCode,
                byHttpStatus,
                retries,
                seconds,
                latencies.quantile(0.50),
                latencies.quantile(0.99),
                contradictions);
    }
}
