package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.evento.Violation;
import br.rastreamento.ingest.publish.PublishOutcome;
import br.rastreamento.ingest.publish.PublishStream;
import br.rastreamento.ingest.stream.ItemReader;
import br.rastreamento.ingest.stream.ItemSink;
import br.rastreamento.ingest.stream.Refusals;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items of one stream: judges each, publishes what is valid, keeps account. Once Kafka has failed nothing more is
/// taken. For one thread.
final class StreamIntake implements ItemSink {

    /// How many rejected items an answer about a stream lists.
    private static final int LISTED = 1_000;

    private final EventReader events;
    private final SuccessiveEvents successive;
    private final PublishStream stream;
    private final Rejections rejections = new Rejections(LISTED);
    private byte @Nullable [] shared;
    private long items;
    private long lastLine;
    private boolean failed;

    StreamIntake(EventReader events, PublishStream stream) {
        this.events = events;
        this.successive = new SuccessiveEvents(events);
        this.stream = stream;
    }

    @Override
    public void successive(byte[] bytes, int to) {
        shared = bytes;
        successive.in(bytes, to);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same bytes, not equal ones
    public void item(byte[] bytes, int from, int to, long line) {
        if (failed) {
            return;
        }
        if (to - from > ItemReader.MAX_ITEM_BYTES) {
            refused(Refusals.tooLong(), line);
            return;
        }
        ReadEvent read = bytes == shared ? successive.read(from, to) : events.read(bytes, from, to);
        switch (read) {
            case ReadEvent.Valid(TrackingEvent event) ->
                    publish(event.idPacote(), Arrays.copyOfRange(bytes, from, to), line);
            case ReadEvent.Invalid(List<Violation> violations) -> {
                reject(violations, line);
                rejections.about(bytes, from, to);
            }
        }
    }

    @Override
    public void refused(Violation reason, long line) {
        if (!failed) {
            reject(List.of(reason), line);
        }
    }

    /// Whether Kafka failed, so that reading on makes no sense.
    boolean failed() {
        return failed;
    }

    /// Waits for Kafka's last answers.
    PublishOutcome finish() {
        return stream.finish();
    }

    /// Number of items, good or not.
    long items() {
        return items;
    }

    long acknowledged() {
        return stream.acknowledged();
    }

    Rejections rejections() {
        return rejections;
    }

    /// Up to this line every item is accepted or rejected.
    ///
    /// @param outcome what [#finish] said
    long settledLine(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Acknowledged _ -> lastLine;
            case PublishOutcome.Unavailable _ -> stream.settledLine();
        };
    }

    private void publish(long idPacote, byte[] json, long line) {
        failed = !stream.send(idPacote, json, line);
        count(line);
    }

    private void reject(List<Violation> violations, long line) {
        rejections.add(items, line, violations);
        count(line);
    }

    private void count(long line) {
        items++;
        lastLine = line;
    }
}
