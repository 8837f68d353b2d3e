package br.rastreamento.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Somebody at the other end of a stream, and what they know already. For one thread, which waits for them if they are
/// slow; nobody else does.
final class Listener {

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(UTF_8);

    private final OutputStream stream;
    private @Nullable String figuresTold;
    private @Nullable StreamEvent situationTold;

    /// Somebody who just came.
    ///
    /// @param lastEventId of the figures that they have from a former stream; null: none
    Listener(OutputStream stream, @Nullable String lastEventId) {
        this.stream = stream;
        this.figuresTold = lastEventId;
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

    private void tell(LiveState state) throws IOException {
        StreamEvent situation = state.situation();
        if (situation != null && situation != situationTold) {
            situation.writeTo(stream);
            situationTold = situation;
        }
        StreamEvent figures = state.figures();
        if (figures != null && !Objects.equals(figures.id(), figuresTold)) {
            figures.writeTo(stream);
            figuresTold = figures.id();
        }
        stream.flush();
    }
}
