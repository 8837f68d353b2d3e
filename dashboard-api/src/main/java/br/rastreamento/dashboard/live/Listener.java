package br.rastreamento.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Somebody at the other end of a stream, and what they know already. For one thread, which waits for them if they are
/// slow; nobody else does.
final class Listener {

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(UTF_8);

    /// What a new listener hears of the past, so that a page has something to show.
    private static final int NEWEST_OCCURRENCES = 20;

    private final OutputStream stream;
    private final long came = System.nanoTime();
    private Told told;
    private @Nullable StreamEvent situationTold;

    /// Somebody who just came.
    ///
    /// @param lastEventId what they know from a former stream; null: nothing
    Listener(OutputStream stream, @Nullable String lastEventId) {
        this.stream = stream;
        this.told = Told.by(lastEventId);
    }

    /// Tells what hangs on the board, now and whenever it changes, until the end.
    ///
    /// @throws IOException if they are gone, or take nothing any more
    void follow(LiveBoard board, Duration heartbeat) throws IOException, InterruptedException {
        greet();
        LiveState state = board.newest();
        while (!state.isLast()) {
            tell(state);
            while (!state.awaitNext(heartbeat)) {
                stream.write(HEARTBEAT);
                stream.flush();
            }
            state = board.newest();
        }
    }

    // All come back at once after a restart, unless each waits for another time.
    private void greet() throws IOException {
        int milliseconds = ThreadLocalRandom.current().nextInt(1_000, 3_000);
        stream.write(("retry:" + milliseconds + "\n\n").getBytes(UTF_8));
        stream.flush();
    }

    /// Tells what is news to them, whether or not they heard of the states in between.
    void tell(LiveState state) throws IOException {
        StreamEvent situation = state.situation();
        if (situation != null && situation != situationTold) {
            situation.writeTo(stream);
            situationTold = situation;
        }
        Reading reading = state.reading();
        if (reading != null) {
            tell(reading);
        }
        stream.flush();
    }

    private void tell(Reading reading) throws IOException {
        RecentOccurrences occurrences = reading.occurrences();
        if (told.occurrence() == Told.NEVER || knowsTheFutureOf(reading)) {
            told = told.withOccurrence(occurrences.before(NEWEST_OCCURRENCES));
        }
        if (!reading.hash().equals(told.figures())) {
            told = told.withFigures(reading.hash());
            reading.figures().writeTo(stream, told.id());
        }
        for (OccurrenceEvent occurrence : occurrences.after(told.occurrence())) {
            told = told.withOccurrence(occurrence.number());
            occurrence.event().writeTo(stream, told.id());
        }
    }

    /// Their number is then of another database. But a reading from before they came may be older than what another
    /// instance told them.
    private boolean knowsTheFutureOf(Reading reading) {
        return told.occurrence() > reading.occurrences().last() && reading.began() - came > 0;
    }
}
