package br.rastreamento.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.TrackingEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFoldTest {

    private static final Instant EIGHT = Instant.parse("2025-10-12T08:00:00Z");
    private static final Instant NINE = Instant.parse("2025-10-12T09:00:00Z");

    @Test
    void givesParcelsByAscendingIdSoThatWritersLockInOneOrder() {
        List<ParcelChange> changes =
                BatchFold.fold(
                        List.of(
                                event(9, "POSTADO", EIGHT),
                                event(2, "POSTADO", EIGHT),
                                event(9, "EM TRÂNSITO", NINE)));
        assertThat(changes).extracting(ParcelChange::idPacote).containsExactly(2L, 9L);
    }

    @Test
    void repeatsCountOnce() { // R1
        TrackingEvent event = event(1, "POSTADO", EIGHT);
        assertThat(BatchFold.fold(List.of(event, event)).getFirst().scans()).hasSize(1);
    }

    @Test
    void ofTheSameInstantTheLaterPhaseIsCurrent() { // R3
        List<ParcelChange> changes =
                BatchFold.fold(
                        List.of(
                                event(1, "ENTREGUE", NINE),
                                event(1, "SAIU PARA ENTREGA", NINE),
                                event(1, "POSTADO", EIGHT)));
        assertThat(changes.getFirst().last().status()).isEqualTo("ENTREGUE");
    }

    @Test
    void theEarliestEventGivesTheRouteAndTheSmallerTextSettlesATie() { // R4
        List<ParcelChange> changes =
                BatchFold.fold(
                        List.of(
                                new TrackingEvent(1, "Natal", "Acre", "POSTADO", EIGHT),
                                new TrackingEvent(1, "Manaus", "Acre", "POSTADO", EIGHT),
                                new TrackingEvent(1, "Belém", "Acre", "EM TRÂNSITO", NINE)));
        assertThat(changes.getFirst().route().origem()).isEqualTo("Manaus");
    }

    @Test
    void theLatestDeliveryCounts() { // R5
        List<ParcelChange> changes =
                BatchFold.fold(List.of(event(1, "ENTREGUE", NINE), event(1, "ENTREGUE", EIGHT)));
        assertThat(changes.getFirst().deliveredAt()).isEqualTo(NINE.getEpochSecond() * 1_000_000);
    }

    @Test
    void eventsThatDisagreeAboutTheRouteMakeTheParcelDivergent() { // R4
        TrackingEvent one = event(1, "POSTADO", EIGHT);
        assertThat(BatchFold.fold(List.of(one, one)).getFirst().divergent()).isFalse();
        for (var other :
                List.of(
                        new TrackingEvent(1, "Belém", "Acre", "POSTADO", EIGHT),
                        new TrackingEvent(1, "Natal", "Belém", "POSTADO", EIGHT))) {
            assertThat(BatchFold.fold(List.of(one, other)).getFirst().divergent()).isTrue();
        }
    }

    @Test
    void lateIsWhatComesForTheFirstTimeAfterALaterEvent() {
        TrackingEvent posted = event(1, "POSTADO", EIGHT);
        TrackingEvent underway = event(1, "EM TRÂNSITO", EIGHT);
        TrackingEvent delivered = event(1, "ENTREGUE", NINE);
        assertThat(late(posted, delivered, posted)).as("a repeat").isEmpty();
        assertThat(late(posted, underway)).as("same instant").isEmpty();
        assertThat(late(posted, delivered, underway, underway)).containsExactly("EM TRÂNSITO");
    }

    private static List<String> late(TrackingEvent... arrived) {
        return BatchFold.fold(List.of(arrived)).getFirst().late().stream()
                .map(Scan::status)
                .toList();
    }

    private static TrackingEvent event(long id, String status, Instant time) {
        return new TrackingEvent(id, "Natal", "Acre", status, time);
    }
}
