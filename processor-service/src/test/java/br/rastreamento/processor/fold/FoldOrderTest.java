package br.rastreamento.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The fold knows no order (R2): what a batch says about a parcel depends on its events alone.
class FoldOrderTest {

    private static final Instant MORNING = Instant.parse("2025-10-12T08:00:00Z");

    @Property
    void anyOrderAndAnyRepeatsFoldToTheSame(
            @ForAll("batches") List<TrackingEvent> events, @ForAll long seed) { // R1, R2
        Random random = new Random(seed);
        List<TrackingEvent> sent = new ArrayList<>(events);
        events.stream().filter(_ -> random.nextBoolean()).forEach(sent::add);
        Collections.shuffle(sent, random);
        assertThat(BatchFold.fold(sent))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "late") // that is the order
                .isEqualTo(BatchFold.fold(events));
    }

    @Property
    void scansAreStrictlyAscendingSoTheLastOneIsCurrent(
            @ForAll("batches") List<TrackingEvent> events) { // R1, R3
        for (ParcelChange change : BatchFold.fold(events)) {
            List<Scan> scans = change.scans();
            for (int i = 1; i < scans.size(); i++) {
                assertThat(scans.get(i)).isGreaterThan(scans.get(i - 1));
            }
        }
    }

    @Property
    void everyEventIsAScanOfItsParcelAndNothingElseIs(
            @ForAll("batches") List<TrackingEvent> events) { // R1, R7
        assertThat(
                        BatchFold.fold(events).stream()
                                .flatMap(c ->
                                        c.scans().stream().map(s -> identity(c.idPacote(), s))))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(FoldOrderTest::identity).distinct().toList());
    }

    @Property
    void theBatchItselfIsLeftAsItWas(@ForAll("batches") List<TrackingEvent> events) {
        List<TrackingEvent> before = List.copyOf(events);
        BatchFold.fold(Collections.unmodifiableList(events));
        assertThat(events).isEqualTo(before);
    }

    @Provide
    Arbitrary<List<TrackingEvent>> batches() {
        Arbitrary<Long> parcels = Arbitraries.of(1L, 2L, Long.MAX_VALUE);
        Arbitrary<String> places = Arbitraries.of("Natal", "Águas", "\uFF5E", "\uD83D\uDCE6");
        Arbitrary<String> statuses =
                Arbitraries.of("POSTADO", "EM TRÂNSITO", "ENTREGUE", "X \uFF5E", "X \uD83D\uDCE6");
        Arbitrary<Instant> times = Arbitraries.of(0L, 1_000L, 2_000L).map(MORNING::plusNanos);
        return Combinators.combine(parcels, places, places, statuses, times)
                .as(TrackingEvent::new)
                .list()
                .ofMaxSize(40);
    }

    private static String identity(TrackingEvent event) {
        long micros =
                event.dataEvento().getEpochSecond() * 1_000_000
                        + event.dataEvento().getNano() / 1_000;
        return event.idPacote() + " " + micros + " " + event.statusRastreamento();
    }

    private static String identity(long idPacote, Scan scan) {
        return idPacote + " " + scan.at() + " " + scan.status();
    }
}
