package br.rastreamento.processor.consume;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent.Invalid;
import br.rastreamento.evento.ReadEvent.Valid;
import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.deadletter.DeadLetter;
import br.rastreamento.processor.fold.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The messages of a batch, read: events to store, and messages that are none.
///
/// @param events in the order of the messages
/// @param rejected likewise
record ReadBatch(List<ReceivedEvent> events, List<DeadLetter> rejected) {

    /// An event and the message that brought it.
    record ReceivedEvent(ConsumerRecord<byte[], byte[]> message, TrackingEvent event) {

        /// The message's timestamp, which every message has, stands for the receipt: ingest's header names a moment at
        /// most a little earlier, and reading it from each message would cost more than all other counts.
        Arrival arrival() {
            boolean ahead = event.dataEvento().toEpochMilli() > message.timestamp();
            return new Arrival(message.partition(), message.offset(), ahead);
        }
    }

    static ReadBatch read(List<ConsumerRecord<byte[], byte[]>> messages, EventReader reader) {
        ReadBatch batch = new ReadBatch(new ArrayList<>(messages.size()), new ArrayList<>());
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            switch (reader.read(message.value())) {
                case Valid(TrackingEvent event) ->
                        batch.events.add(new ReceivedEvent(message, event));
                case Invalid(var violations) ->
                        batch.rejected.add(new DeadLetter(message, violations));
            }
        }
        return batch;
    }
}
