package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.testservers.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// The same events, permuted, repeated, split into batches of any size and written by two writers at once, leave the
/// same rows and the same figures (R1–R6).
class OrderDoesNotMatterTest {

    private static final Instant MORNING = Instant.parse("2025-10-12T08:00:00Z");

    private static @Nullable TestDatabase database;

    @BeforeContainer
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void dropDatabase() {
        database().close();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void theStateDependsOnTheEventsAlone(
            @ForAll("fewParcels") List<TrackingEvent> events, @ForAll long seed) throws Exception {
        StoredState.clear(database());
        writeByTwo(shuffledWithRepeats(events, new Random(seed)), new Random(seed));

        StoredState stored = StoredState.read(database());
        StoredState expected = StoredState.expected(events);
        assertThat(stored.events()).as("rows").containsExactlyElementsOf(expected.events());
        assertThat(stored.parcels()).as("state").containsExactlyElementsOf(expected.parcels());
        assertThat(stored.figures()).as("figures").containsExactlyElementsOf(expected.figures());
        assertThat(stored.figures())
                .as("figures against a recount of the rows")
                .containsExactlyElementsOf(StoredState.recountedFigures(database()));
    }

    /// Few parcels, times, statuses and places, so that all kinds of ties are frequent.
    @Provide
    Arbitrary<List<TrackingEvent>> fewParcels() {
        Arbitrary<Long> parcels = Arbitraries.longs().between(1, 4);
        Arbitrary<String> places = Arbitraries.of("Natal", "Águas", "Zé \uFF5E", "Zé \uD83D\uDCE6");
        Arbitrary<String> statuses =
                Arbitraries.of(
                        "POSTADO",
                        "EM TRÂNSITO",
                        "RECEBIDO NA UNIDADE",
                        "EXTRAVIADO",
                        "DEVOLVIDO AO REMETENTE",
                        "ENTREGUE",
                        "ENTREGUE", // twice as often: a later delivery must survive an earlier one
                        // (R5)
                        "ETIQUETA \uFF5E",
                        "ETIQUETA \uD83D\uDCE6");
        Arbitrary<Instant> times =
                Arbitraries.of(
                                0L,
                                1L,
                                2L,
                                600_000_000L,
                                700_000_000L,
                                800_000_000L,
                                2_000_000_000_000L) // the last: another chunk
                        .map(micros -> MORNING.plus(micros, ChronoUnit.MICROS));
        return Combinators.combine(parcels, places, places, statuses, times)
                .as(TrackingEvent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static List<TrackingEvent> shuffledWithRepeats(
            List<TrackingEvent> events, Random random) {
        List<TrackingEvent> sent = new ArrayList<>(events);
        for (TrackingEvent event : events) {
            if (random.nextInt(3) == 0) {
                sent.add(event);
            }
        }
        Collections.shuffle(sent, random);
        return sent;
    }

    private static void writeByTwo(List<TrackingEvent> sent, Random random) throws Exception {
        List<List<TrackingEvent>> batches = new ArrayList<>();
        for (int from = 0; from < sent.size(); ) {
            int to = Math.min(sent.size(), from + 1 + random.nextInt(12));
            batches.add(sent.subList(from, to));
            from = to;
        }
        int half = batches.size() / 2;
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            Future<?> one = writers.submit(writer(start, batches.subList(0, half)));
            Future<?> other = writers.submit(writer(start, batches.subList(half, batches.size())));
            one.get();
            other.get();
        }
    }

    private static Callable<?> writer(CyclicBarrier start, List<List<TrackingEvent>> batches) {
        BatchStore store = new BatchStore(WriterConnections.to(database()));
        return () -> {
            start.await();
            for (List<TrackingEvent> batch : batches) {
                store.write(BatchFold.fold(batch));
            }
            return true;
        };
    }

    private static TestDatabase database() {
        if (database == null) {
            throw new IllegalStateException("no database yet");
        }
        return database;
    }
}
