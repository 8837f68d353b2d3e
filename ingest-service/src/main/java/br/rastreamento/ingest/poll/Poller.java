package br.rastreamento.ingest.poll;

import br.rastreamento.evento.EventReader;
import br.rastreamento.ingest.poll.cursor.CursorState;
import br.rastreamento.ingest.poll.cursor.CursorTopic;
import br.rastreamento.ingest.poll.cursor.SourceOwnership;
import br.rastreamento.ingest.poll.feed.CarrierFeed;
import br.rastreamento.ingest.poll.settings.PollSettings;
import br.rastreamento.ingest.poll.settings.SourceSettings;
import br.rastreamento.ingest.publish.EventPublisher;
import br.rastreamento.ingest.publish.RejectedItems;
import br.rastreamento.ingest.webhook.EventSettings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/// Starts a poller for each source that this instance is to poll, and stops it when the source goes elsewhere. Off, without
/// any client of Kafka, where no source is configured.
@Component
final class Poller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final PollSettings settings;
    private final EventReader events;
    private final EventPublisher publisher;
    private final RejectedItems rejectedItems;
    private final CursorTopic cursors;
    private final PollMetrics metrics;
    private final ConsumerFactory<?, ?> consumers;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, SourceStatus> statuses = new TreeMap<>();
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private @Nullable HttpClient http;
    private volatile @Nullable SourceOwnership ownership;

    Poller(
            PollSettings settings,
            EventSettings events,
            EventPublisher publisher,
            RejectedItems rejectedItems,
            CursorTopic cursors,
            PollMetrics metrics,
            ConsumerFactory<?, ?> consumers) {
        this.settings = settings;
        this.events = events.reader();
        this.publisher = publisher;
        this.rejectedItems = rejectedItems;
        this.cursors = cursors;
        this.metrics = metrics;
        this.consumers = consumers;
        for (String source : settings.sources().keySet()) {
            SourceStatus status = new SourceStatus(source, clock);
            statuses.put(source, status);
            metrics.watch(status);
        }
    }

    Collection<SourceStatus> statuses() {
        return statuses.values();
    }

    @Override
    public void start() {
        if (settings.sources().isEmpty()) {
            return;
        }
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER) // would take credentials along
                        .connectTimeout(CONNECT_LIMIT)
                        .build();
        SourceOwnership fresh =
                new SourceOwnership(
                        cursors,
                        consumers.getConfigurationProperties(),
                        settings,
                        clock,
                        this::poll,
                        this::stopPolling);
        ownership = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        SourceOwnership current = ownership;
        ownership = null;
        if (current != null) {
            current.close();
        }
        if (http != null) {
            http.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return ownership != null;
    }

    private void poll(String source, CursorState state) {
        SourceSettings own = settings.source(source);
        SourceStatus status = status(source);
        status.taken();
        HttpClient client = http;
        if (client == null) {
            throw new IllegalStateException("not started");
        }
        CarrierFeed feed = new CarrierFeed(own, events, client, clock);
        SourcePoller poller =
                new SourcePoller(
                        own,
                        state,
                        new PageIntake(source, feed, publisher, rejectedItems, metrics, clock),
                        cursors,
                        status,
                        metrics,
                        new Backoff(own, new SplittableRandom()),
                        clock);
        running.put(source, Thread.ofVirtual().name("poll-" + source).start(poller));
    }

    private void stopPolling(String source) {
        Thread thread = running.remove(source);
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            if (!thread.join(STOP_LIMIT)) {
                LOG.atWarn().addKeyValue("source", source).log("polling does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        status(source).givenUp();
    }

    private SourceStatus status(String source) {
        SourceStatus status = statuses.get(source);
        if (status == null) {
            throw new IllegalArgumentException("no such source: " + source);
        }
        return status;
    }
}
