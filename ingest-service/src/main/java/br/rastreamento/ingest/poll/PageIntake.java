package br.rastreamento.ingest.poll;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import br.rastreamento.evento.RejectedParcel;
import br.rastreamento.ingest.poll.PageMemory.Known;
import br.rastreamento.ingest.poll.feed.CarrierFeed;
import br.rastreamento.ingest.poll.feed.FeedAnswer;
import br.rastreamento.ingest.poll.feed.FeedPage;
import br.rastreamento.ingest.poll.feed.PollFailure;
import br.rastreamento.ingest.poll.feed.PollFailure.Kind;
import br.rastreamento.ingest.poll.feed.Validators;
import br.rastreamento.ingest.publish.EventPublisher;
import br.rastreamento.ingest.publish.Provenance;
import br.rastreamento.ingest.publish.PublishOutcome;
import br.rastreamento.ingest.publish.RejectedItems;
import br.rastreamento.ingest.publish.RejectedItems.RejectedItem;
import br.rastreamento.ingest.webhook.Traceparent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for a page and hands it to Kafka, whole. A page that is as it was when Kafka acknowledged it is not handed over
/// again. For one thread.
final class PageIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PageIntake.class);

    /// Items whose parcels a log line names.
    private static final int NAMED = 10;

    private final String source;
    private final CarrierFeed feed;
    private final EventPublisher publisher;
    private final RejectedItems rejectedItems;
    private final PollMetrics metrics;
    private final Clock clock;
    private final PageMemory memory = new PageMemory();
    private final RejectedMemory kept = new RejectedMemory();

    PageIntake(
            String source,
            CarrierFeed feed,
            EventPublisher publisher,
            RejectedItems rejectedItems,
            PollMetrics metrics,
            Clock clock) {
        this.source = source;
        this.feed = feed;
        this.publisher = publisher;
        this.rejectedItems = rejectedItems;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @param cursor null: the feed's beginning
    Visit visit(@Nullable String cursor) throws InterruptedException {
        Known known = memory.get(cursor);
        long start = System.nanoTime();
        FeedAnswer answer = feed.read(cursor, known == null ? Validators.NONE : known.validators());
        metrics.answered(source, answer, System.nanoTime() - start);
        Visit visit = visit(cursor, known, answer);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return visit;
    }

    /// The page behind this cursor is not what it should be.
    void distrust(@Nullable String cursor) {
        memory.distrust(cursor);
    }

    private Visit visit(@Nullable String cursor, @Nullable Known known, FeedAnswer answer) {
        return switch (answer) {
            case FeedAnswer.Failed(PollFailure failure) -> new Visit.Failed(failure);
            case FeedAnswer.NotModified _ when known != null ->
                    new Visit.Done(known.next(), known.size());
            case FeedAnswer.NotModified _ -> failed(Kind.PAGINA_INVALIDA, "304 sem ser perguntado");
            case FeedAnswer.Page(FeedPage page, String digest, Validators validators) -> {
                boolean same = known != null && known.digest().equals(digest);
                if (!same && !publish(page)) {
                    yield failed(Kind.KAFKA, "o Kafka não confirmou a página");
                }
                // Rows and yet no way on: a later answer, if whole, may know better.
                boolean ownCursor =
                        page.size() > 0
                                && page.nextCursor() != null
                                && page.nextCursor().equals(cursor);
                memory.put(
                        cursor,
                        new Known(
                                digest,
                                ownCursor ? Validators.NONE : validators,
                                page.nextCursor(),
                                page.size()));
                yield new Visit.Done(page.nextCursor(), page.size());
            }
        };
    }

    /// Whether Kafka has all of it.
    private boolean publish(FeedPage page) {
        Provenance provenance =
                new Provenance(
                        source,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Traceparent.continuing(null));
        List<RejectedItem> fresh =
                page.rejected().stream().filter(item -> !kept.has(item.json())).toList();
        if (!acknowledged(rejectedItems.keep(fresh, provenance))) {
            return false;
        }
        for (RejectedItem item : fresh) {
            kept.add(item.json());
            metrics.rejected(source, item.violations().getFirst().codigo());
        }
        if (!fresh.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("source", source)
                    .addKeyValue("items", fresh.size())
                    .addKeyValue("codes", codes(fresh))
                    .addKeyValue("parcels", parcels(fresh))
                    .log("items rejected and kept as dead letters");
        }
        if (!acknowledged(publisher.publish(page.events(), provenance))) {
            return false;
        }
        metrics.accepted(source, page.events().size());
        return true;
    }

    private static Map<String, Long> codes(List<RejectedItem> items) {
        return items.stream()
                .map(item -> item.violations().getFirst().codigo().code())
                .collect(groupingBy(Function.identity(), TreeMap::new, counting()));
    }

    /// Ids of the first of them, where they can be told.
    private static List<Long> parcels(List<RejectedItem> items) {
        return items.stream()
                .limit(NAMED)
                .map(RejectedItem::json)
                .flatMap(json -> RejectedParcel.in(json, 0, json.length).stream())
                .toList();
    }

    private static boolean acknowledged(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Acknowledged _ -> true;
            case PublishOutcome.Unavailable _ -> false;
        };
    }

    private static Visit failed(Kind kind, String reason) {
        return new Visit.Failed(PollFailure.of(kind, reason));
    }
}
