package br.rastreamento.ingest.poll.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.poll.cursor.CursorState.Backfill;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A look back begins early enough for every row that is not later than it was asked to cover.
class CursorStateTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LOOK_BACK = Duration.ofSeconds(160);

    @Test
    void theFirstLookBackCoversAllThatWasRead() {
        CursorState state = readOn(CursorState.start(null, START), 1, 5_000);

        assertThat(state.cursor()).isEqualTo("5000");
        assertThat(state.lookBackFrom(LOOK_BACK)).isNull();
        assertThat(state.reached()).hasSizeLessThanOrEqualTo(65);
    }

    @Test
    void aLookBackBeginsWhereTheReaderWasThatLongBeforeTheLastOneBegan() {
        CursorState state = readOn(CursorState.start("0", START), 1, 1_000);
        Instant began = START.plusSeconds(1_000);

        state = readOn(state.lookedBack(began, began.plusSeconds(5), LOOK_BACK), 1_001, 1_400);

        int from = Integer.parseInt(String.valueOf(state.lookBackFrom(LOOK_BACK)));
        assertThat(from).isLessThanOrEqualTo(1_000 - 160).isGreaterThan(1_000 - 160 - 200);
    }

    @Test
    void anIdleFeedIsLookedBackOverFromItsEndOnly() {
        CursorState state = readOn(CursorState.start("0", START), 1, 100);
        for (int i = 0; i < 100; i++) {
            Instant now = START.plusSeconds(200 + 16L * i);
            state = state.lookedBack(now, now, LOOK_BACK);
        }
        assertThat(state.lookBackFrom(LOOK_BACK)).isEqualTo("100");
        assertThat(state.reached()).hasSize(1);
    }

    @Test
    void isReadAsItWasWritten() {
        CursorState state = readOn(CursorState.start(null, START), 1, 100);
        CursorState full =
                state.lookedBack(START, START.plusSeconds(200), LOOK_BACK)
                        .with(new Backfill("a b 3", null, 2, false), START.plusSeconds(300));

        assertThat(CursorJson.read(CursorJson.write(state))).contains(state);
        assertThat(CursorJson.read(CursorJson.write(full))).contains(full);
        assertThat(CursorJson.read("nada".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(CursorJson.read("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    /// One place a second, each named after its second.
    private static CursorState readOn(CursorState state, int first, int last) {
        CursorState now = state;
        for (int second = first; second <= last; second++) {
            now = now.advanced(Integer.toString(second), START.plusSeconds(second), LOOK_BACK);
        }
        return now;
    }
}
