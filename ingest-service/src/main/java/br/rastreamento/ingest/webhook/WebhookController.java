package br.rastreamento.ingest.webhook;

import br.rastreamento.ingest.access.AnswerRecord;
import br.rastreamento.ingest.access.BodyMemory;
import br.rastreamento.ingest.access.CallerCheck;
import br.rastreamento.ingest.problem.IntakeProblem;
import br.rastreamento.ingest.publish.EventPublisher;
import br.rastreamento.ingest.publish.Provenance;
import br.rastreamento.ingest.publish.PublishOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/// `POST /api/v1/eventos`: reads, publishes, and answers only when Kafka has what the answer calls accepted (R7).
@RestController
class WebhookController {

    /// When trying again makes sense after a 503.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final PayloadReader payloads;
    private final EventPublisher publisher;
    private final WebhookMetrics metrics;
    private final WebhookSettings settings;
    private final AnswerJson answers;

    WebhookController(
            EventSettings events,
            EventPublisher publisher,
            WebhookMetrics metrics,
            WebhookSettings settings,
            AnswerJson answers) {
        this.payloads = new PayloadReader(events.reader());
        this.publisher = publisher;
        this.metrics = metrics;
        this.settings = settings;
        this.answers = answers;
    }

    @PostMapping(path = "/api/v1/eventos", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> receive(
            HttpServletRequest request,
            @RequestAttribute(CallerCheck.SOURCE_ATTRIBUTE) String source,
            @RequestAttribute(BodyMemory.LEASE_ATTRIBUTE) BodyMemory.Lease lease)
            throws IOException {
        byte[] body = RequestBody.read(request, settings.maxBody(), lease);
        return switch (payloads.read(body)) {
            case Payload.Items items -> {
                AnswerRecord.rejected(request, items.rejected().parcels());
                yield answer(items, provenance(request, source));
            }
            case Payload.Unreadable(String detail) -> throw IntakeProblem.unreadable(detail);
        };
    }

    static Provenance provenance(HttpServletRequest request, String source) {
        return new Provenance(
                source,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Traceparent.continuing(request.getHeader("traceparent")));
    }

    private ResponseEntity<byte[]> answer(Payload.Items items, Provenance provenance) {
        return switch (publisher.publish(items.accepted(), provenance)) {
            case PublishOutcome.Acknowledged _ -> {
                metrics.answered(provenance.source(), items);
                yield answers.of(BatchAnswer.of(items));
            }
            case PublishOutcome.Unavailable _ -> {
                metrics.unavailable(provenance.source());
                throw IntakeProblem.unavailable(RETRY_AFTER);
            }
        };
    }
}
