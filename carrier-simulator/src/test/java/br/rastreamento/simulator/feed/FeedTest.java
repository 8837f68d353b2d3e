package br.rastreamento.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TimestampWindow;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.feed.FeedAnswer.Refused;
import br.rastreamento.simulator.feed.FeedAnswer.Right;
import br.rastreamento.simulator.feed.FeedSettings.FaultTimes;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:45:00Z");
    private static final Shares SOME = new Shares(0.05, 0.04, 0, 0.02);
    private static final Shares VALID = new Shares(0.05, 0.04, 0, 0);
    private static final Duration LATE_AFTER = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final StoppedClock clock = new StoppedClock();

    /// Time that passes by command only.
    private static final class StoppedClock extends Clock {
        private Instant now = NOW;

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /// Reads page after page, as far as there is something.
    private static final class Reader {
        private final Feed feed;
        private final int limit;
        private final List<String> rows = new ArrayList<>();
        private @Nullable String cursor;

        Reader(Feed feed, int limit, @Nullable String cursor) {
            this.feed = feed;
            this.limit = limit;
            this.cursor = cursor;
        }

        Reader readToTheHead() {
            while (readPage() == limit) {
                // there may be more
            }
            return this;
        }

        int readPage() {
            JsonNode page = page(feed, cursor, limit);
            page.get("eventos").forEach(row -> rows.add(row.toString()));
            cursor = page.get("proximo_cursor").asString();
            return page.get("eventos").size();
        }
    }

    private static FeedQuery query(@Nullable String cursor, @Nullable Object limit) {
        return new FeedQuery(cursor, limit == null ? null : limit.toString(), null, false);
    }

    private static JsonNode page(Feed feed, @Nullable String cursor, int limit) {
        return JSON.readTree(body(feed, cursor, limit));
    }

    private static byte[] body(Feed feed, @Nullable String cursor, int limit) {
        return ((Right) feed.answer(query(cursor, limit))).page().body();
    }

    private static FeedSettings settings(int events, long seed, double rate, Shares shares) {
        return new FeedSettings(
                StreamSettings.of(seed, events, NOW, shares),
                rate,
                LATE_AFTER,
                FeedAccess.OPEN,
                FaultShares.none(),
                FaultTimes.STANDARD);
    }

    private Feed feed(int events, Shares shares) {
        return new Feed(settings(events, 7, 0, shares), clock);
    }

    private Set<TrackingEvent> identitiesIn(List<String> rows) {
        EventReader reader = new EventReader(TimestampWindow.standard(), clock);
        Set<TrackingEvent> events = new HashSet<>();
        for (String row : rows) {
            if (reader.read(row.getBytes(StandardCharsets.UTF_8))
                    instanceof ReadEvent.Valid(var e)) {
                events.add(identity(e));
            }
        }
        return events;
    }

    private static TrackingEvent identity(TrackingEvent event) {
        return new TrackingEvent(
                event.idPacote(), "", "", event.statusRastreamento(), event.dataEvento());
    }

    private static Set<TrackingEvent> expected(Feed feed) {
        Set<TrackingEvent> identities = new HashSet<>();
        feed.expected().forEach(event -> identities.add(identity(event)));
        return identities;
    }

    @Property(tries = 20)
    void aReaderGetsEachRowOnceInTheOrderOfTheirTimesWhateverTheSizeOfPages(
            @ForAll @IntRange(min = 1, max = 500) int limit, @ForAll long seed) {
        Shares shares = new Shares(0.05, 0, 0.03, 0);
        Feed feed = new Feed(settings(700, seed, 0, shares), clock);
        List<String> rows = new Reader(feed, limit, null).readToTheHead().rows;
        assertThat(rows).hasSize(700);
        EventReader reader = new EventReader(TimestampWindow.standard(), clock);
        List<Instant> times =
                rows.stream()
                        .map(row -> reader.read(row.getBytes(StandardCharsets.UTF_8)))
                        .map(read -> ((ReadEvent.Valid) read).event().dataEvento())
                        .toList();
        assertThat(times).isSorted();
        assertThat(identitiesIn(rows)).isEqualTo(expected(feed));
    }

    @Test
    void sameSettingsGiveTheSamePages() {
        Feed first = feed(2_000, SOME);
        Feed second = feed(2_000, SOME);
        String cursor = null;
        for (int page = 0; page < 10; page++) {
            byte[] body = body(first, cursor, 150);
            assertThat(body).isEqualTo(body(second, cursor, 150));
            cursor = JSON.readTree(body).get("proximo_cursor").asString();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 50, 100, 500})
    void bordersOfPagesCutTies(int limit) {
        Feed feed = feed(10_000, SOME);
        new Reader(feed, limit, null).readToTheHead();
        assertThat(feed.report().tiesCut()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void lateRowsAppearWhereReadersHaveBeen() {
        Feed feed = feed(5_000, VALID);
        Reader passing = new Reader(feed, 100, null).readToTheHead();
        int inTime = passing.rows.size();
        clock.advance(LATE_AFTER.minusMillis(1));
        assertThat(passing.readToTheHead().rows).hasSize(inTime);
        assertThat(new Reader(feed, 100, null).readToTheHead().rows).hasSize(inTime);

        clock.advance(Duration.ofMillis(1));
        assertThat(passing.readToTheHead().rows)
                .as("who only looks ahead misses them")
                .hasSize(inTime);
        Reader lookingBack = new Reader(feed, 100, null).readToTheHead();
        assertThat(lookingBack.rows).hasSize(5_000);
        assertThat(5_000 - inTime).isBetween(100, 300);
        assertThat(identitiesIn(lookingBack.rows)).isEqualTo(expected(feed));
        assertThat(expected(feed).size() - identitiesIn(passing.rows).size())
                .isEqualTo(feed.report().onlyLate())
                .isPositive();
    }

    @Test
    void aCursorStaysRightWhenLateRowsComeBeforeIt() {
        Feed feed = feed(3_000, new Shares(0, 0.04, 0, 0));
        String middle = null;
        for (int page = 0; page < 10; page++) {
            middle = page(feed, middle, 100).get("proximo_cursor").asString();
        }
        List<String> before = new Reader(feed, 100, middle).readToTheHead().rows;
        clock.advance(LATE_AFTER);
        List<String> after = new Reader(feed, 100, middle).readToTheHead().rows;
        assertThat(after).containsSubsequence(before).doesNotHaveDuplicates();
        assertThat(after.getFirst()).isEqualTo(before.getFirst());
    }

    @Test
    void withARateRowsAppearOneAfterTheOther() {
        Feed feed = new Feed(settings(1_000, 7, 50, Shares.NONE), clock);
        Reader reader = new Reader(feed, 100, null);
        assertThat(reader.readPage()).isZero();
        clock.advance(Duration.ofSeconds(3));
        assertThat(reader.readToTheHead().rows).hasSize(150);
        String head = reader.cursor;
        assertThat(reader.readPage()).isZero();
        assertThat(reader.cursor).isEqualTo(head);
        clock.advance(Duration.ofHours(1));
        assertThat(reader.readToTheHead().rows).hasSize(1_000);
    }

    @Test
    void onlyItsOwnCursorsAreTaken() {
        Feed feed = feed(100, Shares.NONE);
        String cursor = page(feed, null, 10).get("proximo_cursor").asString();
        Feed other = new Feed(settings(100, 8, 0, Shares.NONE), clock);
        for (String wrong : List.of("", "7", "x!", "AAAAAAAAAAA", cursor.substring(1))) {
            assertThat(feed.answer(query(wrong, 10)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("cursor_invalido"));
        }
        assertThat(other.answer(query(cursor, 10))).isInstanceOf(Refused.class);
        assertThat(feed.answer(query(cursor, null))).isInstanceOf(Right.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5001", "x", "", "99999999999"})
    void limitsThatMakeNoSenseAreRefused(String limit) {
        assertThat(feed(100, Shares.NONE).answer(query(null, limit))).isInstanceOf(Refused.class);
    }

    @Test
    void aFeedHasAnEndAndExpiringTokensNeedAClient() {
        assertThatThrownBy(() -> settings(0, 7, 0, Shares.NONE))
                .hasMessageContaining("between 1 and 1,000,000 events");
        assertThatThrownBy(() -> new FaultShares(java.util.Map.of(Fault.CUT, 0.6)))
                .hasMessageContaining("exceed");
        FeedSettings open = settings(10, 7, 0, Shares.NONE);
        assertThatThrownBy(() ->
                        new FeedSettings(
                                open.stream(),
                                0,
                                LATE_AFTER,
                                FeedAccess.OPEN,
                                FaultShares.all(0.02),
                                FaultTimes.STANDARD))
                .hasMessageContaining("needs --oauth2");
    }
}
