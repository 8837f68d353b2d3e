package br.rastreamento.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.StatusCatalog;
import br.rastreamento.evento.StatusPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JourneyPlannerTest {

    private static final Instant LATEST = Instant.parse("2026-11-23T16:45:00Z");

    private static List<Journey> journeys() {
        JourneyPlanner planner = new JourneyPlanner(7);
        return LongStream.range(0, 5_000).mapToObj(n -> planner.plan(n, LATEST)).toList();
    }

    private static Duration duration(Journey journey) {
        return Duration.between(
                journey.scans().getFirst().time(), journey.scans().getLast().time());
    }

    private static double share(List<Journey> journeys, Predicate<String> lastStatus) {
        long count =
                journeys.stream()
                        .filter(j -> lastStatus.test(j.scans().getLast().status()))
                        .count();
        return (double) count / journeys.size();
    }

    private static Duration meanTime(List<Journey> journeys, Set<String> from, Set<String> to) {
        return Duration.ofSeconds(
                (long)
                        journeys.stream()
                                .filter(j -> from.contains(j.scans().getFirst().origem()))
                                .filter(j -> to.contains(j.scans().getFirst().destino()))
                                .filter(j -> j.scans().getLast().status().equals(Status.DELIVERED))
                                .mapToLong(j -> duration(j).toSeconds())
                                .average()
                                .orElseThrow());
    }

    @Test
    void everyStatusIsTheCatalogsOwnTextButForTheOneThatItDoesNotKnow() {
        assertThat(Status.ALL)
                .allSatisfy(s -> assertThat(StatusCatalog.canonical(s)).isEqualTo(s))
                .filteredOn(s -> StatusCatalog.phaseOf(s) == StatusPhase.DESCONHECIDO)
                .containsExactly(Status.UNKNOWN);
    }

    @Test
    void everySpellingIsCleanedToItsStatus() {
        for (String status : Status.ALL) {
            assertThat(Spellings.all(status))
                    .allSatisfy(s ->
                            assertThat(StatusCatalog.canonical(s.toUpperCase(Locale.ROOT)))
                                    .isEqualTo(status));
        }
    }

    @Test
    void scansAreInOrderAndNoTwoAreTheSameEvent() { // R1
        for (Journey journey : journeys()) {
            assertThat(journey.scans()).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
            assertThat(new HashSet<>(journey.scans())).hasSameSizeAs(journey.scans());
        }
    }

    @Test
    void someScansShareAnInstant() { // R3
        assertThat(journeys())
                .filteredOn(j ->
                        j.scans().stream().map(Scan::time).distinct().count() < j.scans().size())
                .hasSizeGreaterThan(100);
    }

    @Test
    void journeysEndAtTheGivenTimeOrUpToAFewDaysBefore() {
        assertThat(journeys())
                .allSatisfy(j ->
                        assertThat(j.scans().getLast().time())
                                .isBetween(LATEST.minus(Duration.ofDays(6)), LATEST));
    }

    @Test
    void mostParcelsAreDeliveredAndTheOthersEndInEachOtherWay() {
        List<Journey> journeys = journeys();
        assertThat(share(journeys, Status.DELIVERED::equals)).isBetween(0.85, 0.96);
        assertThat(share(journeys, Status.RETURNED::equals)).isBetween(0.01, 0.08);
        assertThat(share(journeys, Status.LOST::equals)).isBetween(0.002, 0.02);
        assertThat(share(journeys, Status.TO_BE_COLLECTED::equals)).isPositive();
        assertThat(share(journeys, Status.AT_CENTRE::equals)).isPositive();
    }

    @Test
    void farRegionsTakeLonger() {
        List<Journey> journeys = journeys();
        Set<String> saoPaulo = Set.of("São Paulo", "Campinas", "Guarulhos", "Santo André");
        Set<String> north = Set.of("Manaus", "Belém", "Boa Vista", "Macapá", "Rio Branco");
        assertThat(meanTime(journeys, saoPaulo, saoPaulo)).isLessThan(Duration.ofDays(4));
        assertThat(meanTime(journeys, saoPaulo, north)).isGreaterThan(Duration.ofDays(5));
    }

    @Test
    void parcelsOfDifferentSeedsAreDifferentParcels() {
        long distinct =
                Stream.of(1L, 2L, 3L, 42L, -1L)
                        .map(seed -> new JourneyPlanner(seed).plan(0, LATEST).idPacote())
                        .distinct()
                        .count();
        assertThat(distinct).isEqualTo(5);
    }
}
