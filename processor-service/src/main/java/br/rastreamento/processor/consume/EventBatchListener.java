package br.rastreamento.processor.consume;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.Violation;
import br.rastreamento.evento.ViolationCode;
import br.rastreamento.processor.consume.ReadBatch.ReceivedEvent;
import br.rastreamento.processor.deadletter.DeadLetter;
import br.rastreamento.processor.deadletter.DeadLetterSender;
import br.rastreamento.processor.store.BatchBisection;
import br.rastreamento.processor.store.BatchBisection.Outcome;
import br.rastreamento.processor.store.Stage;
import br.rastreamento.processor.store.StageTimer;
import br.rastreamento.processor.store.WriteFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.stereotype.Component;

/// The way of a batch: read each message, store the events, send the rest to the dead-letter topic; only then does the
/// container commit the offsets (R7).
///
/// Dead letters are sent after the transaction, so that nothing reaches their topic while the database is away (R9), and
/// so that an event that only the database refuses takes the same way as any other.
@Component
class EventBatchListener implements BatchMessageListener<byte[], byte[]> {

    private static final List<Violation> REFUSED =
            List.of(
                    new Violation(
                            Violation.WHOLE_EVENT,
                            ViolationCode.RECUSADO_PELO_BANCO,
                            "O banco de dados recusou este evento."));

    private final EventReader reader;
    private final BatchBisection store;
    private final DeadLetterSender deadLetters;
    private final BatchMetrics metrics;
    private final StageTimer timer;

    EventBatchListener(
            EventReader reader,
            BatchBisection store,
            DeadLetterSender deadLetters,
            BatchMetrics metrics,
            StageTimer timer) {
        this.reader = reader;
        this.store = store;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.timer = timer;
    }

    /// @throws BatchNotStored when something is away; the container then keeps the batch and calls again (R9)
    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> messages) {
        StageTimer.Watch watch = timer.start();
        ReadBatch batch = ReadBatch.read(messages, reader);
        watch.ended(Stage.READ);
        Outcome<ReceivedEvent> outcome = store(batch.events());
        List<DeadLetter> dead = new ArrayList<>(batch.rejected());
        outcome.refused().forEach(event -> dead.add(new DeadLetter(event.message(), REFUSED)));
        sendDeadLetters(dead);
        metrics.stored(
                messages,
                outcome.written(),
                batch.events().size() - outcome.refused().size(),
                dead);
    }

    private Outcome<ReceivedEvent> store(List<ReceivedEvent> events) {
        try {
            return metrics.timeWrite(
                    () -> store.write(events, ReceivedEvent::event, ReceivedEvent::arrival));
        } catch (SQLException e) {
            throw new BatchNotStored("database: " + WriteFailure.of(e) + " " + e.getSQLState(), e);
        }
    }

    private void sendDeadLetters(List<DeadLetter> dead) {
        if (dead.isEmpty()) {
            return;
        }
        StageTimer.Watch watch = timer.start();
        try {
            deadLetters.send(dead);
            watch.ended(Stage.DEAD_LETTERS);
        } catch (CompletionException | KafkaException e) {
            throw new BatchNotStored("kafka: dead letters are not acknowledged", e);
        }
    }
}
