package br.rastreamento.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TimestampWindow;
import br.rastreamento.evento.Violation;
import br.rastreamento.evento.ViolationCode;
import br.rastreamento.simulator.stream.Item.Timing;
import br.rastreamento.simulator.stream.StreamSettings.Form;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:45:00Z");
    private static final Shares SOME = new Shares(0.05, 0.04, 0.03, 0.02);
    private static final int MANY = 50_000;

    private record Identity(long idPacote, Instant time, String status) {}

    private static List<Item> take(StreamSettings settings, int items) {
        EventStream stream = new EventStream(settings);
        List<Item> taken = new ArrayList<>(items);
        while (taken.size() < items && stream.hasNext()) {
            taken.add(stream.next());
        }
        return taken;
    }

    private static List<Item> many(Shares shares) {
        return take(StreamSettings.of(1, MANY, NOW, shares), MANY);
    }

    private static StreamSettings live(double rate, long events) {
        return new StreamSettings(1, events, 300, rate, NOW, Duration.ofDays(30), SOME, Form.JSON);
    }

    private static List<Item.Good> good(List<Item> items) {
        return items.stream()
                .filter(Item.Good.class::isInstance)
                .map(Item.Good.class::cast)
                .toList();
    }

    private static Identity identity(Item.Good item) {
        return new Identity(
                item.event().idPacote(),
                item.event().dataEvento(),
                item.event().statusRastreamento());
    }

    private static double share(List<Item> items, Timing timing) {
        long count = good(items).stream().filter(item -> item.timing() == timing).count();
        return (double) count / items.size();
    }

    @Test
    void sameSettingsGiveTheSameBytes() {
        List<byte[]> first = many(SOME).stream().map(item -> item.wire().json()).toList();
        List<byte[]> second = many(SOME).stream().map(item -> item.wire().json()).toList();
        assertThat(first)
                .hasSize(MANY)
                .usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(second);
    }

    @Test
    void anotherSeedGivesOtherParcels() {
        Set<Long> first =
                good(take(StreamSettings.of(1, 1_000, NOW, SOME), 1_000)).stream()
                        .map(item -> item.event().idPacote())
                        .collect(Collectors.toSet());
        assertThat(good(take(StreamSettings.of(2, 1_000, NOW, SOME), 1_000)))
                .noneMatch(item -> first.contains(item.event().idPacote()));
    }

    @Test
    void validItemsAreReadAsTheEventThatTheyClaimAndInvalidOnesAreRejectedWithTheirCode() {
        EventReader reader =
                new EventReader(TimestampWindow.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
        Set<ViolationCode> codes = EnumSet.noneOf(ViolationCode.class);
        for (Item item : many(new Shares(0.03, 0.03, 0.03, 0.2))) {
            ReadEvent read = reader.read(item.wire().json());
            switch (item) {
                case Item.Good good ->
                        assertThat(read).isEqualTo(new ReadEvent.Valid(good.event()));
                case Item.Bad bad -> {
                    assertThat(read).isInstanceOf(ReadEvent.Invalid.class);
                    assertThat(((ReadEvent.Invalid) read).violations())
                            .extracting(Violation::codigo)
                            .contains(bad.code());
                    codes.add(bad.code());
                }
            }
        }
        assertThat(codes)
                .as("every code that an event as JSON can have")
                .isEqualTo(
                        EnumSet.complementOf(
                                EnumSet.of(
                                        ViolationCode.CSV_INVALIDO,
                                        ViolationCode.RECUSADO_PELO_BANCO)));
    }

    @Test
    void everyMistakeIsOneWhateverTheEvent() {
        EventReader reader =
                new EventReader(TimestampWindow.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
        for (Item.Good good : good(take(StreamSettings.of(3, 200, NOW, Shares.NONE), 200))) {
            for (Mistake mistake : Mistake.values()) {
                Item.Bad bad = mistake.in(good.wire());
                assertThat(reader.read(bad.wire().json()))
                        .as(mistake.name())
                        .isInstanceOfSatisfying(
                                ReadEvent.Invalid.class,
                                read ->
                                        assertThat(read.violations())
                                                .extracting(Violation::codigo)
                                                .containsOnly(bad.code()));
            }
        }
    }

    @Test
    void sharesAreAsAskedFor() {
        List<Item> items = many(SOME);
        assertThat(share(items, Timing.AGAIN)).isCloseTo(0.05, within(0.005));
        assertThat(share(items, Timing.LATE)).isCloseTo(0.04, within(0.008));
        assertThat(share(items, Timing.OUT_OF_ORDER)).isCloseTo(0.03, within(0.006));
        assertThat((MANY - good(items).size()) / (double) MANY).isCloseTo(0.02, within(0.003));
    }

    @Test
    void withoutSharesAllIsInOrder() {
        List<Item> items = many(Shares.NONE);
        Map<Long, Instant> newest = new HashMap<>();
        for (Item.Good item : good(items)) {
            Instant time = item.event().dataEvento();
            Instant before = newest.put(item.event().idPacote(), time);
            assertThat(before == null || !time.isBefore(before)).isTrue();
        }
        assertThat(share(items, Timing.IN_ORDER)).isEqualTo(1);
    }

    @Test
    void lateAndMisplacedOnesComeAfterNewerScansOfTheirParcel() {
        Map<Long, Instant> newest = new HashMap<>();
        for (Item.Good item : good(many(SOME))) {
            Instant time = item.event().dataEvento();
            Instant before = newest.getOrDefault(item.event().idPacote(), Instant.MIN);
            if (item.timing() == Timing.LATE || item.timing() == Timing.OUT_OF_ORDER) {
                assertThat(before).isAfterOrEqualTo(time);
            }
            newest.put(item.event().idPacote(), before.isAfter(time) ? before : time);
        }
    }

    @Test
    void repeatedItemsAndOnlyTheyHaveBeenSeenBefore() { // R1
        Set<Identity> seen = new HashSet<>();
        for (Item.Good item : good(many(SOME))) {
            assertThat(seen.add(identity(item))).isEqualTo(item.timing() != Timing.AGAIN);
        }
    }

    @Test
    void withoutARateTheNewestScansAreFromNowAndNoneIsNewer() {
        Instant newest =
                good(many(SOME)).stream()
                        .map(item -> item.event().dataEvento())
                        .max(Instant::compareTo)
                        .orElseThrow();
        assertThat(newest).isBetween(NOW.minus(Duration.ofHours(24)), NOW);
    }

    @Test
    void withARateNoScanIsNewerThanItsSendingByMoreThanAnHour() {
        List<Item> items = take(live(20, 0), 20_000);
        Instant newest = Instant.MIN;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Item.Good item) {
                Instant time = item.event().dataEvento();
                assertThat(time).isBefore(NOW.plusSeconds(i / 20).plus(Duration.ofHours(1)));
                newest = newest.isAfter(time) ? newest : time;
            }
        }
        assertThat(newest).isAfter(NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void neverMoreParcelsAreUnderWayThanAskedFor() {
        List<Item.Good> items = good(take(live(1_000, 0), MANY));
        Map<Long, Integer> last = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).timing() != Timing.AGAIN) {
                last.put(items.get(i).event().idPacote(), i);
            }
        }
        Set<Long> underWay = new HashSet<>();
        int most = 0;
        for (int i = 0; i < items.size(); i++) {
            long parcel = items.get(i).event().idPacote();
            if (last.getOrDefault(parcel, i) > i) {
                underWay.add(parcel);
            } else {
                underWay.remove(parcel);
            }
            most = Math.max(most, underWay.size());
        }
        assertThat(most).isBetween(200, 300);
    }

    @Test
    void oneParcelAtATimeWorksToo() {
        StreamSettings settings =
                new StreamSettings(1, 500, 1, 0, NOW, Duration.ofDays(30), SOME, Form.JSON);
        assertThat(take(settings, 1_000)).hasSize(500);
    }

    @Test
    void everythingCanBeInvalid() {
        assertThat(take(StreamSettings.of(1, 100, NOW, new Shares(0, 0, 0, 1)), 100))
                .hasOnlyElementsOfType(Item.Bad.class);
    }

    @Test
    void sharesBeyondTheWholeAreRefused() {
        assertThatThrownBy(() -> new Shares(0.5, 0.3, 0.2, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("together must not exceed 1");
        assertThatThrownBy(() -> new Shares(0, -0.1, 0, 0))
                .hasMessageContaining("late must be between 0 and 1");
    }
}
