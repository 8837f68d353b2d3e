package br.rastreamento.processor.deadletter;

import br.rastreamento.evento.RejectedParcel;
import br.rastreamento.evento.Violation;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A message that is not stored, and why.
///
/// @param message as it was read; key and value may be null
/// @param violations at least one
public record DeadLetter(ConsumerRecord<byte[], byte[]> message, List<Violation> violations) {

    /// Id of the parcel that the message is about, if it can be told.
    Optional<Long> parcel() {
        byte[] value = message.value();
        return value == null ? Optional.empty() : RejectedParcel.in(value, 0, value.length);
    }
}
