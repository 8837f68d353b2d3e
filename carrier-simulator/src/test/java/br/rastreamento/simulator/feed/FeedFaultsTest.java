package br.rastreamento.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.simulator.feed.FeedAccess.Client;
import br.rastreamento.simulator.feed.FeedAnswer.Faulty;
import br.rastreamento.simulator.feed.FeedAnswer.NotModified;
import br.rastreamento.simulator.feed.FeedAnswer.Refused;
import br.rastreamento.simulator.feed.FeedAnswer.Right;
import br.rastreamento.simulator.feed.FeedSettings.FaultTimes;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedFaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:45:00Z");
    private static final int ROWS = 2_000;
    private static final int LIMIT = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private static Feed feed(long seed) {
        return new Feed(
                new FeedSettings(
                        StreamSettings.of(seed, ROWS, NOW, Shares.NONE),
                        0,
                        Duration.ZERO,
                        new FeedAccess(null, new Client("acme", "secret"), FeedAccess.TOKEN_LIFE),
                        FaultShares.all(0.04),
                        FaultTimes.STANDARD),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /// Asks again where something goes wrong, and believes what looks like a page.
    private static final class PatientReader {
        private final Feed feed;
        private final Set<String> rows = new HashSet<>();
        private final List<Object> met = new ArrayList<>();
        private @Nullable String cursor;
        private int mostAttempts;

        PatientReader(Feed feed) {
            this.feed = feed;
        }

        PatientReader read() {
            int attempts = 0;
            while (rows.size() < ROWS) {
                attempts = readPage() ? 0 : attempts + 1;
                mostAttempts = Math.max(mostAttempts, attempts);
                assertThat(met).hasSizeLessThan(ROWS);
            }
            return this;
        }

        /// @return whether there was a page
        private boolean readPage() {
            FeedAnswer answer = feed.answer(new FeedQuery(cursor, "" + LIMIT, null, true));
            return switch (answer) {
                case Right(FeedPage page) -> {
                    met.add("right");
                    yield take(page);
                }
                case Faulty(Fault fault, FeedPage page) -> {
                    met.add(fault);
                    yield switch (fault) {
                        case DRIP, OLD_PAGE, OWN_CURSOR -> take(page);
                        default -> false;
                    };
                }
                case Refused refused -> throw new AssertionError(refused);
                case NotModified same -> throw new AssertionError(same);
            };
        }

        private boolean take(FeedPage page) {
            JsonNode json = JSON.readTree(page.body());
            json.get("eventos").forEach(row -> rows.add(row.toString()));
            cursor = json.get("proximo_cursor").asString();
            return true;
        }
    }

    @Property(tries = 20)
    void aPatientReaderGetsEveryRowThroughAllFaults(@ForAll long seed) {
        PatientReader reader = new PatientReader(feed(seed)).read();
        assertThat(reader.met).contains((Object[]) Fault.values());
        assertThat(reader.mostAttempts).isLessThanOrEqualTo(2 * Fault.values().length);
    }

    @Test
    void theSameRequestsMeetTheSameFaults() {
        List<Object> met = new PatientReader(feed(7)).read().met;
        assertThat(new PatientReader(feed(7)).read().met).isEqualTo(met);
        assertThat(new PatientReader(feed(8)).read().met).isNotEqualTo(met);
    }

    @Test
    void eachFaultIsCounted() {
        Feed feed = feed(7);
        List<Object> met = new PatientReader(feed).read().met;
        for (Fault fault : Fault.values()) {
            assertThat(feed.report().faults().get(fault.label()))
                    .isEqualTo(met.stream().filter(fault::equals).count());
        }
        assertThat(feed.report().requests()).isEqualTo(met.size());
    }
}
