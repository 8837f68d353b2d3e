package br.rastreamento.processor.deadletter;

import br.rastreamento.evento.Violation;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A message that is not stored, and why.
///
/// @param message as it was read; key and value may be null
/// @param violations at least one
public record DeadLetter(ConsumerRecord<byte[], byte[]> message, List<Violation> violations) {}
