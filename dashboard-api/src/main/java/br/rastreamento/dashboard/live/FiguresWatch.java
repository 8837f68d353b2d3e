package br.rastreamento.dashboard.live;

import br.rastreamento.dashboard.indicators.IndicatorsQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/// Looks at the figures and puts up what is new about them. Keeps what it put up last. For one thread.
final class FiguresWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FiguresWatch.class);

    private final IndicatorsQuery query;
    private final JsonMapper json;
    private final LiveBoard board;
    private byte[] seen = new byte[0];
    private @Nullable StreamEvent figures;
    private @Nullable Situation situation;
    private @Nullable StreamEvent situationEvent;
    private @Nullable LiveState posted;

    FiguresWatch(IndicatorsQuery query, JsonMapper json, LiveBoard board) {
        this.query = query;
        this.json = json;
        this.board = board;
    }

    /// One look. Whatever goes wrong is told to the listeners, who would wait for ever otherwise.
    void look() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try {
            byte[] current = json.writeValueAsBytes(query.current());
            boolean changed = !Arrays.equals(current, seen);
            if (changed) {
                seen = current;
                figures =
                        new StreamEvent(
                                DigestUtils.md5DigestAsHex(current), "indicadores", current);
            }
            put(Situation.current(now), changed);
        } catch (RuntimeException e) {
            Situation stale = Situation.stale(e, now);
            if (!stale.isAs(situation)) {
                LOG.atWarn().setCause(e).log("listeners are told that their figures are old");
            }
            put(stale, false);
        }
    }

    private void put(Situation next, boolean changed) {
        StreamEvent event = situationEvent;
        if (event == null || !next.isAs(situation)) {
            event = new StreamEvent(null, "situacao", json.writeValueAsBytes(next));
            situation = next;
            situationEvent = event;
        } else if (!changed && board.newest() == posted) {
            return;
        }
        posted = LiveState.of(event, figures);
        board.post(posted);
    }
}
