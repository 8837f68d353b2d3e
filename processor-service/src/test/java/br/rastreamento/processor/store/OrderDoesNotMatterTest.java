package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.Arrival;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.processor.upkeep.FigureFold;
import br.rastreamento.testservers.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
/// same rows and the same figures (R1–R6), whenever these are folded.
class OrderDoesNotMatterTest {

    private static final Instant MORNING = Instant.parse("2025-10-12T08:00:00Z");

    private static @Nullable TestDatabase database;
    private static @Nullable HikariDataSource writers;

    @BeforeContainer
    static void createDatabase() {
        database = TestDatabase.create();
        writers = WriterConnections.pool(database, 2);
    }

    @AfterContainer
    static void dropDatabase() {
        writers().close();
        database().close();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void theStateDependsOnTheEventsAlone(
            @ForAll("fewParcels") List<TrackingEvent> events, @ForAll long seed) throws Exception {
        StoredState.clear(database());
        List<TrackingEvent> sent = shuffledWithRepeats(events, new Random(seed));
        int half = new Random(seed).nextInt(sent.size() + 1);
        List<Message> one = Message.ofPartition(0, sent.subList(0, half), new Random(seed));
        List<Message> other =
                Message.ofPartition(7, sent.subList(half, sent.size()), new Random(~seed));
        writeByTwo(one, other, new Random(seed), new Random(~seed));

        StoredState stored = StoredState.read(database());
        StoredState expected = ExpectedState.of(events);
        assertThat(stored.events()).as("rows").containsExactlyElementsOf(expected.events());
        assertThat(stored.parcels()).as("state").containsExactlyElementsOf(expected.parcels());
        assertThat(stored.figures()).as("figures").containsExactlyElementsOf(expected.figures());
        assertThat(stored.figures())
                .as("figures against a recount of the rows")
                .containsExactlyElementsOf(StoredState.recountedFigures(database()));
        long ahead =
                Stream.concat(one.stream(), other.stream())
                        .filter(message -> message.arrival().ahead())
                        .count();
        assertThat(quality("eventos_repetidos")).isEqualTo(sent.size() - stored.events().size());
        assertThat(quality("eventos_adiantados")).isEqualTo(ahead);
    }

    /// Which event is late depends on the order of arrival; but on nothing else.
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void theLateEventsDependOnTheOrderInThePartitionAlone(
            @ForAll("fewParcels") List<TrackingEvent> events, @ForAll long seed)
            throws SQLException {
        StoredState.clear(database());
        List<TrackingEvent> sent = shuffledWithRepeats(events, new Random(seed));
        deliver(Message.ofPartition(0, sent, new Random(seed)), new Random(seed));
        assertThat(quality("eventos_atrasados")).isEqualTo(late(sent));
    }

    private static long late(List<TrackingEvent> sent) {
        Set<List<Object>> seen = new HashSet<>();
        Map<Long, Instant> newest = new HashMap<>();
        long late = 0;
        for (TrackingEvent e : sent) {
            if (seen.add(List.of(e.idPacote(), e.dataEvento(), e.statusRastreamento()))
                    && e.dataEvento().isBefore(newest.getOrDefault(e.idPacote(), Instant.MIN))) {
                late++;
            }
            newest.merge(e.idPacote(), e.dataEvento(), (a, b) -> a.isAfter(b) ? a : b);
        }
        return late;
    }

    private static long quality(String column) throws SQLException {
        try (var connection = database().superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + column + " FROM resumo_qualidade")) {
            rows.next();
            return rows.getLong(1);
        }
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
                        // twice as often: a later delivery must survive an earlier one (R5)
                        "ENTREGUE",
                        "ENTREGUE",
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

    private static void writeByTwo(
            List<Message> one, List<Message> other, Random oneSplits, Random otherSplits)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            Future<?> first = writers.submit(writer(start, one, oneSplits));
            Future<?> second = writers.submit(writer(start, other, otherSplits));
            first.get();
            second.get();
        }
    }

    private static Callable<?> writer(CyclicBarrier start, List<Message> sent, Random random) {
        return () -> {
            start.await();
            deliver(sent, random);
            return true;
        };
    }

    /// Batches of any size; some begin again with messages of those before, as after a crash between the transaction and
    /// the commit of the offsets.
    private static void deliver(List<Message> sent, Random random) throws SQLException {
        BatchStore store = new BatchStore(writers(), (_, _) -> {});
        for (int from = 0; from < sent.size(); ) {
            int to = Math.min(sent.size(), from + 1 + random.nextInt(12));
            List<Message> batch = sent.subList(from, to);
            store.write(
                    BatchFold.fold(batch.stream().map(Message::event).toList()),
                    batch.stream().map(Message::arrival).toList());
            if (random.nextInt(4) == 0) {
                foldFigures();
            }
            from = random.nextInt(4) > 0 ? to : Math.max(0, to - random.nextInt(8));
        }
    }

    private static void foldFigures() throws SQLException {
        new FigureFold(writers()).fold(1);
    }

    /// An event and how it came.
    private record Message(TrackingEvent event, Arrival arrival) {

        static List<Message> ofPartition(int partition, List<TrackingEvent> events, Random random) {
            List<Message> messages = new ArrayList<>();
            long offset = random.nextInt(3); // offsets need not begin at 0, nor follow each other
            for (TrackingEvent event : events) {
                messages.add(
                        new Message(event, new Arrival(partition, offset, random.nextBoolean())));
                offset += 1 + random.nextInt(2);
            }
            return messages;
        }
    }

    private static HikariDataSource writers() {
        if (writers == null) {
            throw new IllegalStateException("no connections yet");
        }
        return writers;
    }

    private static TestDatabase database() {
        if (database == null) {
            throw new IllegalStateException("no database yet");
        }
        return database;
    }
}
