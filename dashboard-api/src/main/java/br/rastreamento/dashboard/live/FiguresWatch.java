package br.rastreamento.dashboard.live;

import br.rastreamento.dashboard.indicators.CurrentFigures;
import br.rastreamento.dashboard.indicators.IndicatorsQuery;
import br.rastreamento.dashboard.occurrences.Occurrence;
import br.rastreamento.dashboard.occurrences.OccurrencesQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/// Looks at the figures and the latest occurrences, and puts up what is new about them. Keeps what it put up last. For one
/// thread.
final class FiguresWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FiguresWatch.class);

    private final IndicatorsQuery indicators;
    private final OccurrencesQuery occurrences;
    private final JsonMapper json;
    private final LiveBoard board;
    private @Nullable Reading reading;
    private @Nullable Situation situation;
    private @Nullable StreamEvent situationEvent;
    private @Nullable LiveState posted;

    FiguresWatch(
            IndicatorsQuery indicators,
            OccurrencesQuery occurrences,
            JsonMapper json,
            LiveBoard board) {
        this.indicators = indicators;
        this.occurrences = occurrences;
        this.json = json;
        this.board = board;
    }

    /// One look. Whatever goes wrong is told to the listeners, who would wait for ever otherwise.
    void look() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        boolean nobodyKnows = board.newest() != posted; // the last listener left meanwhile
        try {
            Reading former = nobodyKnows ? null : reading;
            Reading current = read(former);
            reading = current;
            put(Situation.current(now), !current.isAs(former));
        } catch (RuntimeException e) {
            Situation stale = Situation.stale(e, now);
            if (!stale.isAs(situation)) {
                LOG.atWarn().setCause(e).log("listeners are told that their figures are old");
            }
            put(stale, nobodyKnows);
        }
    }

    private Reading read(@Nullable Reading former) {
        long began = System.nanoTime();
        CurrentFigures current = indicators.current();
        byte[] content = json.writeValueAsBytes(current.indicators());
        String hash = DigestUtils.md5DigestAsHex(content);
        return new Reading(
                hash,
                former != null && hash.equals(former.hash())
                        ? former.figures()
                        : new StreamEvent("indicadores", content),
                occurrences(
                        former == null ? RecentOccurrences.NONE : former.occurrences(),
                        current.lastOccurrence()),
                began);
    }

    // Reads none while their number stands still. It falls only where the database was made anew.
    private RecentOccurrences occurrences(RecentOccurrences known, long last) {
        if (last == known.last()) {
            return known;
        }
        RecentOccurrences kept = last < known.last() ? RecentOccurrences.NONE : known;
        List<OccurrenceEvent> newer =
                occurrences.after(kept.last()).stream().map(this::event).toList();
        return kept.plus(newer, last);
    }

    private OccurrenceEvent event(Occurrence occurrence) {
        return new OccurrenceEvent(
                occurrence.numero(),
                new StreamEvent("ocorrencia", json.writeValueAsBytes(occurrence)));
    }

    private void put(Situation next, boolean news) {
        StreamEvent event = situationEvent;
        if (event == null || !next.isAs(situation)) {
            event = new StreamEvent("situacao", json.writeValueAsBytes(next));
            situation = next;
            situationEvent = event;
        } else if (!news) {
            return;
        }
        posted = LiveState.of(event, reading);
        board.post(posted);
    }
}
