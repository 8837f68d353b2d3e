package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.EventReader;
import br.rastreamento.ingest.access.BodyMemory;
import br.rastreamento.ingest.access.CallerCheck;
import br.rastreamento.ingest.problem.IntakeProblem;
import br.rastreamento.ingest.publish.EventPublisher;
import br.rastreamento.ingest.publish.Provenance;
import br.rastreamento.ingest.publish.PublishOutcome;
import br.rastreamento.ingest.stream.CsvReader;
import br.rastreamento.ingest.stream.ItemReader;
import br.rastreamento.ingest.stream.NdjsonReader;
import br.rastreamento.ingest.stream.UnreadableStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/// `POST /api/v1/eventos` with a body of any length, NDJSON or CSV: publishes while it reads, as fast as Kafka takes it and
/// not faster, and tells at the end what became of the items. An answer that comes before the end says up to which line
/// it holds.
@RestController
class StreamController {

    private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);

    /// What a stream takes of the heap while its items have a usual size.
    private static final long MEMORY = 512 * 1024;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final EventReader events;
    private final EventPublisher publisher;
    private final WebhookMetrics metrics;
    private final WebhookSettings settings;
    private final AnswerJson answers;
    private volatile boolean stopping;

    StreamController(
            EventSettings events,
            EventPublisher publisher,
            WebhookMetrics metrics,
            WebhookSettings settings,
            AnswerJson answers) {
        this.events = events.reader();
        this.publisher = publisher;
        this.metrics = metrics;
        this.settings = settings;
        this.answers = answers;
    }

    @PostMapping(path = "/api/v1/eventos", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> receiveNdjson(
            HttpServletRequest request,
            @RequestAttribute(CallerCheck.SOURCE_ATTRIBUTE) String source,
            @RequestAttribute(BodyMemory.LEASE_ATTRIBUTE) BodyMemory.Lease lease)
            throws IOException {
        return receive(request, source, lease, NdjsonReader::new);
    }

    @PostMapping(path = "/api/v1/eventos", consumes = "text/csv")
    ResponseEntity<byte[]> receiveCsv(
            HttpServletRequest request,
            @RequestAttribute(CallerCheck.SOURCE_ATTRIBUTE) String source,
            @RequestAttribute(BodyMemory.LEASE_ATTRIBUTE) BodyMemory.Lease lease)
            throws IOException {
        return receive(request, source, lease, CsvReader::new);
    }

    /// Streams that are under way end at once with what they have, so that the sender can go on elsewhere.
    @EventListener
    void stop(ContextClosedEvent closed) {
        stopping = true;
    }

    private ResponseEntity<byte[]> receive(
            HttpServletRequest request,
            String source,
            BodyMemory.Lease lease,
            Function<InputStream, ItemReader> reader)
            throws IOException {
        LingeringClose.expectUnread(request);
        lease.cover(MEMORY);
        Provenance provenance = WebhookController.provenance(request, source);
        InputStream body = DecodedBody.of(request, settings.maxStream());
        var intake = new StreamIntake(events, publisher.stream(provenance));
        var progress = metrics.stream(source);
        IntakeProblem early;
        try {
            early = read(reader.apply(body), intake, progress);
        } catch (IOException cut) {
            settle(intake, progress, "cut off");
            throw cut;
        }
        PublishOutcome outcome = settle(intake, progress, early == null ? "complete" : "ended");
        if (early == null && !intake.failed()) {
            LingeringClose.expectNothing(request);
        }
        return answer(intake, outcome, early, source);
    }

    /// Reads to the end, or to where it cannot go on and why.
    private @Nullable IntakeProblem read(
            ItemReader reader, StreamIntake intake, WebhookMetrics.Stream progress)
            throws IOException {
        try {
            while (reader.read(intake) && !intake.failed()) {
                progress.update(intake);
                if (stopping) {
                    return IntakeProblem.stopping(RETRY_AFTER);
                }
            }
            return intake.items() == 0
                    ? IntakeProblem.unreadable("O corpo não tem nenhum evento.")
                    : null;
        } catch (UnreadableStream e) {
            return IntakeProblem.unreadable(e.detail());
        } catch (IntakeProblem e) {
            return e;
        }
    }

    /// Waits for what is under way, and takes account of it.
    private static PublishOutcome settle(
            StreamIntake intake, WebhookMetrics.Stream progress, String ended) {
        PublishOutcome outcome = intake.finish();
        progress.update(intake);
        LOG.atInfo()
                .addKeyValue("published", outcome)
                .addKeyValue("accepted", intake.acknowledged())
                .addKeyValue("rejected", intake.rejections().total())
                .addKeyValue("parcels", intake.rejections().parcels())
                .addKeyValue("settledLine", intake.settledLine(outcome))
                .addKeyValue("ended", ended)
                .log("stream taken");
        return outcome;
    }

    private ResponseEntity<byte[]> answer(
            StreamIntake intake,
            PublishOutcome outcome,
            @Nullable IntakeProblem early,
            String source) {
        BatchAnswer answer = BatchAnswer.of(intake);
        IntakeProblem problem = early;
        if (outcome instanceof PublishOutcome.Unavailable) {
            metrics.unavailable(source);
            problem = IntakeProblem.streamUnavailable(RETRY_AFTER);
        }
        if (problem != null) {
            throw problem.amid(
                    intake.settledLine(outcome),
                    Map.of(
                            "aceitos",
                            answer.aceitos(),
                            "rejeitados",
                            answer.rejeitados(),
                            "total_rejeitados",
                            intake.rejections().total()));
        }
        return answers.of(answer);
    }
}
