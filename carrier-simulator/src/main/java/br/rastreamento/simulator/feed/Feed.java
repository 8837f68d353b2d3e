package br.rastreamento.simulator.feed;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.simulator.feed.FeedAnswer.Faulty;
import br.rastreamento.simulator.feed.FeedAnswer.NotModified;
import br.rastreamento.simulator.feed.FeedAnswer.Refused;
import br.rastreamento.simulator.feed.FeedAnswer.Right;
import br.rastreamento.simulator.feed.Publication.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The carrier's list of events and its moods. Thread-safe.
final class Feed {

    static final int DEFAULT_LIMIT = 500;
    static final int MOST_ROWS_A_PAGE = 5_000;

    private final FeedSettings settings;
    private final Clock clock;
    private final FeedRows rows;
    private final Publication publication;
    private final FeedCursor cursors;
    private final FaultPlan plan;
    private Instant notBefore = Instant.MIN;
    private long pages;
    private long rowsSent;
    private long notModified;
    private long tiesCut;
    private long refused;
    private long tooEarly;

    Feed(FeedSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.rows = FeedRows.of(settings.stream());
        this.publication = new Publication(rows, settings.rate(), settings.lateAfter(), clock);
        this.cursors = new FeedCursor(settings.stream().toString());
        this.plan = new FaultPlan(settings.stream().seed(), settings.faults());
    }

    synchronized FeedAnswer answer(FeedQuery query) {
        OptionalInt limit = limit(query.limit());
        OptionalInt from =
                query.cursor() == null ? OptionalInt.of(0) : cursors.decode(query.cursor());
        if (limit.isEmpty()) {
            return refuse(
                    400,
                    "limite_invalido",
                    "limite deve ser um número inteiro entre 1 e " + MOST_ROWS_A_PAGE);
        }
        if (from.isEmpty()) {
            return refuse(400, "cursor_invalido", "cursor não é deste feed");
        }
        if (clock.instant().isBefore(notBefore)) {
            tooEarly++;
        }
        return answer(query, from.getAsInt(), limit.getAsInt());
    }

    private FeedAnswer answer(FeedQuery query, int from, int limit) {
        Slice slice = publication.from(from, limit);
        Slice old = publication.from(Math.max(0, from - 2 * limit), limit);
        Fault fault = plan.next(f -> fits(f, query, slice, old, from)).orElse(null);
        return switch (fault) {
            case null -> right(query, slice);
            case DRIP -> {
                sent(slice);
                yield new Faulty(fault, page(slice));
            }
            case OLD_PAGE -> new Faulty(fault, page(old));
            case OWN_CURSOR ->
                    new Faulty(fault, FeedPage.of(slice.rows(), String.valueOf(query.cursor())));
            case TOO_MANY_REQUESTS -> {
                notBefore = clock.instant().plus(settings.times().retryAfter());
                yield new Faulty(fault, page(slice));
            }
            case UNAVAILABLE -> {
                // The header's date has no fraction of a second.
                notBefore =
                        clock.instant()
                                .plus(settings.times().retryAfter())
                                .truncatedTo(ChronoUnit.SECONDS);
                yield new Faulty(fault, page(slice));
            }
            case SERVER_ERROR, TIMEOUT, CUT, BROKEN_JSON, EXPIRED_TOKEN ->
                    new Faulty(fault, page(slice));
        };
    }

    private static boolean fits(Fault fault, FeedQuery query, Slice slice, Slice old, int from) {
        return switch (fault) {
            case OLD_PAGE -> old.next() < from && !old.rows().isEmpty();
            case OWN_CURSOR -> query.cursor() != null && slice.more();
            case DRIP, CUT, BROKEN_JSON -> !slice.rows().isEmpty();
            case EXPIRED_TOKEN -> query.issuedToken();
            case TOO_MANY_REQUESTS, SERVER_ERROR, UNAVAILABLE, TIMEOUT -> true;
        };
    }

    private FeedAnswer right(FeedQuery query, Slice slice) {
        FeedPage page = page(slice);
        if (query.ifNoneMatch() != null && page.matches(query.ifNoneMatch())) {
            notModified++;
            return new NotModified(page);
        }
        sent(slice);
        return new Right(page);
    }

    private void sent(Slice slice) {
        publication.passed(slice.next());
        pages++;
        rowsSent += slice.rows().size();
        tiesCut += slice.cutsTie() ? 1 : 0;
    }

    private FeedPage page(Slice slice) {
        return FeedPage.of(slice.rows(), cursors.encode(slice.next()));
    }

    /// A request that is not even looked at.
    synchronized Refused refuse(int status, String code, String detail) {
        refused++;
        return new Refused(status, code, detail);
    }

    private static OptionalInt limit(@Nullable String limit) {
        if (limit == null) {
            return OptionalInt.of(DEFAULT_LIMIT);
        }
        int value = limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 0;
        return value >= 1 && value <= MOST_ROWS_A_PAGE
                ? OptionalInt.of(value)
                : OptionalInt.empty();
    }

    /// See [FeedRows#expected()].
    Collection<TrackingEvent> expected() {
        return rows.expected();
    }

    synchronized FeedReport report() {
        Map<String, Long> faults = new LinkedHashMap<>();
        plan.played().forEach((fault, count) -> faults.put(fault.label(), count));
        return new FeedReport(
                rows.size(),
                publication.published(),
                publication.passed(),
                rows.expected().size(),
                rows.onlyLate(),
                publication.lateAppeared(),
                plan.requests(),
                pages,
                rowsSent,
                notModified,
                tiesCut,
                refused,
                tooEarly,
                faults);
    }
}
