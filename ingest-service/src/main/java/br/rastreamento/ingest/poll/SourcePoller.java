package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.cursor.CursorState;
import br.rastreamento.ingest.poll.cursor.CursorTopic;
import br.rastreamento.ingest.poll.feed.PollFailure;
import br.rastreamento.ingest.poll.feed.PollFailure.Kind;
import br.rastreamento.ingest.poll.settings.SourceSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls one source until its thread is interrupted: on to the head, between looks at the head back over what was read
/// lately, and in the time that is left over what an operator wants read again.
final class SourcePoller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePoller.class);

    /// The first that is due has the next page.
    private final List<Way> ways;

    private final PageIntake pages;
    private final SourceStatus status;
    private final PollMetrics metrics;
    private final Backoff backoff;
    private final Clock clock;
    private @Nullable Kind reported;

    SourcePoller(
            SourceSettings settings,
            CursorState state,
            PageIntake pages,
            CursorTopic cursors,
            SourceStatus status,
            PollMetrics metrics,
            Backoff backoff,
            Clock clock) {
        this.ways =
                ways(
                        settings,
                        new KeptCursor(status.source(), settings, state, cursors, clock),
                        status,
                        clock);
        this.pages = pages;
        this.status = status;
        this.metrics = metrics;
        this.backoff = backoff;
        this.clock = clock;
    }

    private static List<Way> ways(
            SourceSettings settings, KeptCursor kept, SourceStatus status, Clock clock) {
        List<Way> ways = new ArrayList<>();
        ways.add(new LiveWay(settings.interval(), kept, status, clock));
        if (!settings.lookBack().isZero()) {
            ways.add(
                    new LookBackWay(settings.lookBack(), settings.interval(), kept, status, clock));
        }
        if (settings.backfill() != null) {
            ways.add(new BackfillWay(settings.backfill(), kept, status));
        }
        return List.copyOf(ways);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Duration pause = guardedStep();
                if (pause.isPositive()) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            // given up
        }
    }

    private Duration guardedStep() throws InterruptedException {
        try {
            return step();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("source", status.source()).setCause(e).log("polling failed");
            return failed(PollFailure.of(Kind.INTERNO, e.getClass().getSimpleName()));
        }
    }

    /// Reads one page where one is due.
    ///
    /// @return how long to wait before the next step
    private Duration step() throws InterruptedException {
        Instant now = clock.instant();
        for (Way way : ways) {
            if (!now.isBefore(way.due())) {
                return read(way);
            }
        }
        Instant next = ways.stream().map(Way::due).min(Comparator.naturalOrder()).orElseThrow();
        return Duration.between(now, next);
    }

    private Duration read(Way way) throws InterruptedException {
        String cursor = way.cursor();
        return switch (pages.visit(cursor)) {
            case Visit.Failed(PollFailure failure) -> failed(failure);
            case Visit.Done page ->
                    switch (way.follow(page)) {
                        case ON -> {
                            backoff.reset();
                            reported = null;
                            yield Duration.ZERO;
                        }
                        case CIRCLE -> {
                            pages.distrust(cursor);
                            yield failed(
                                    PollFailure.of(
                                            Kind.CURSOR_REPETIDO,
                                            "a página aponta para um cursor que já foi lido"));
                        }
                        case NOT_KEPT ->
                                failed(
                                        PollFailure.of(
                                                Kind.KAFKA, "o Kafka não confirmou o cursor"));
                    };
        };
    }

    /// Says so once in a row of the same kind.
    private Duration failed(PollFailure failure) {
        Duration pause = backoff.after(failure);
        status.failed(failure, pause);
        metrics.failed(status.source(), failure);
        if (failure.kind() != reported) {
            reported = failure.kind();
            LOG.atWarn()
                    .addKeyValue("source", status.source())
                    .addKeyValue("kind", failure.kind().label())
                    .addKeyValue("reason", failure.reason())
                    .addKeyValue("pauseMillis", pause.toMillis())
                    .log("page not read, trying again");
        }
        return pause;
    }
}
