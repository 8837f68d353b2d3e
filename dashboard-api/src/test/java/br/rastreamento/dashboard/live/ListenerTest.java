package br.rastreamento.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever somebody knows when they come, and whichever states they are too slow for, they hear of each occurrence once.
class ListenerTest {

    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    @Test
    void whoIsNewHearsOfTheNewest20AndThenOfEachOne() throws IOException {
        Listener listener = listener(null);
        listener.tell(state(A, occurrences(1, 30)));
        assertThat(heard())
                .startsWith("F " + A + ".10", "O " + A + ".11")
                .endsWith("O " + A + ".30")
                .hasSize(21);
        listener.tell(state(B, occurrences(1, 32)));
        assertThat(heard()).containsExactly("F " + B + ".30", "O " + B + ".31", "O " + B + ".32");
        listener.tell(state(B, occurrences(1, 32)));
        assertThat(heard()).isEmpty();
    }

    @Test
    void whoComesBackHearsOfThoseThatTheyMissed() throws IOException {
        listener(A + ".12").tell(state(A, occurrences(1, 14)));
        assertThat(heard()).containsExactly("O " + A + ".13", "O " + A + ".14");
        listener(A + ".12").tell(state(B, occurrences(1, 12)));
        assertThat(heard()).containsExactly("F " + B + ".12");
    }

    @Test
    void whoMissedMoreThanAreKeptHearsOfAllThatAreKept() throws IOException {
        listener(A + ".12").tell(state(A, occurrences(100, 355)));
        assertThat(heard()).hasSize(256).startsWith("O " + A + ".100").endsWith("O " + A + ".355");
    }

    @Test
    void whoWasThereBeforeTheFirstOneMissesNone() throws IOException {
        listener(null).tell(state(A, RecentOccurrences.NONE));
        assertThat(heard()).containsExactly("F " + A + ".0");
        listener(A + ".0").tell(state(A, occurrences(1, 30)));
        assertThat(heard()).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "of-another-time",
                "x.5",
                "..",
                "5.",
                ".-1",
                ".99999999999999999999",
                "\u00e9"
            })
    void anIdOfSomebodyElseIsNone(String id) throws IOException {
        listener(id).tell(state(A, occurrences(1, 3)));
        assertThat(heard())
                .containsExactly(
                        "F " + A + ".0", "O " + A + ".1", "O " + A + ".2", "O " + A + ".3");
    }

    @Test
    void anIdOfTheTimeBeforeOccurrencesStillSparesTheFigures() throws IOException {
        listener(A).tell(state(A, occurrences(1, 2)));
        assertThat(heard()).containsExactly("O " + A + ".1", "O " + A + ".2");
    }

    @Test
    void whoKnowsOfMoreThanThereAreIsTakenForNew() throws IOException {
        listener(A + ".500").tell(state(A, occurrences(1, 2)));
        assertThat(heard()).containsExactly("O " + A + ".1", "O " + A + ".2");
    }

    @Test
    void whoHeardOfOneElsewhereBeforeItWasReadHereHearsOfItOnce() throws IOException {
        LiveState before = state(A, occurrences(1, 4));
        Listener listener = listener(A + ".5");
        listener.tell(before);
        assertThat(heard()).isEmpty();
        listener.tell(state(A, occurrences(1, 6)));
        assertThat(heard()).containsExactly("O " + A + ".6");
    }

    @Test
    void whenNumbersBeginAnewTheNewOnesAreTold() throws IOException {
        Listener listener = listener(null);
        listener.tell(state(A, occurrences(1, 300)));
        heard();
        listener.tell(state(B, occurrences(1, 2)));
        assertThat(heard()).containsExactly("F " + B + ".0", "O " + B + ".1", "O " + B + ".2");
    }

    @Test
    void asManyAreKeptAsTheDatabaseKeeps() {
        RecentOccurrences recent = occurrences(1, 250).plus(events(251, 270), 270);
        assertThat(recent.events())
                .hasSize(256)
                .first()
                .extracting(OccurrenceEvent::number)
                .isEqualTo(15L);
        assertThat(recent.last()).isEqualTo(270);
        assertThat(recent.after(268))
                .extracting(OccurrenceEvent::number)
                .containsExactly(269L, 270L);
        assertThat(recent.after(270)).isEmpty();
    }

    private Listener listener(@Nullable String lastEventId) {
        return new Listener(stream, lastEventId);
    }

    private static LiveState state(String hash, RecentOccurrences occurrences) {
        return LiveState.of(
                event("situacao", "S"),
                new Reading(hash, event("indicadores", "F"), occurrences, System.nanoTime()));
    }

    private static RecentOccurrences occurrences(long first, long last) {
        return RecentOccurrences.NONE.plus(events(first, last), last);
    }

    private static List<OccurrenceEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> new OccurrenceEvent(number, event("ocorrencia", "O")))
                .toList();
    }

    private static StreamEvent event(String name, String data) {
        return new StreamEvent(name, data.getBytes(UTF_8));
    }

    /// Data and id of each event since the last time, but for those of the situation.
    private List<String> heard() {
        String text = stream.toString(UTF_8);
        stream.reset();
        return text.lines().count() == 0
                ? List.of()
                : List.of(text.split("\n\n")).stream()
                        .filter(event -> event.startsWith("id:"))
                        .map(event ->
                                event.substring(event.lastIndexOf(':') + 1)
                                        + " "
                                        + event.lines().findFirst().orElseThrow().substring(3))
                        .toList();
    }
}
