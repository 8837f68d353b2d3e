package br.rastreamento.processor.replay;

import br.rastreamento.evento.EventHeaders;
import br.rastreamento.processor.replay.Failure.Origin;
import br.rastreamento.processor.replay.Failure.Reason;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A dead letter in a list: all but its bytes.
///
/// @param fonte the carrier's source, if ingest named one
/// @param origem null for what the poller rejected: it was in no topic before
/// @param tamanho bytes of the message
/// @param tentativas how often the message has failed, at least 1
/// @param reenviada null while it was not replayed
record Letter(
        LetterId id,
        Instant registradaEm,
        List<Reason> erros,
        @Nullable String fonte,
        @Nullable String chave,
        @Nullable Origin origem,
        int tamanho,
        int tentativas,
        Instant primeiraFalhaEm,
        @Nullable ReplayMark reenviada) {

    static Letter of(ConsumerRecord<byte[], byte[]> letter, ReplayMarks marks) {
        List<Failure> history = FailureHistory.of(letter);
        Failure last = history.getLast();
        return new Letter(
                LetterId.of(letter),
                last.falhouEm(),
                last.erros(),
                HeaderText.of(letter.headers(), EventHeaders.SOURCE),
                letter.key() == null ? null : HeaderText.text(letter.key()),
                last.origem(),
                Math.max(0, letter.serializedValueSize()),
                last.tentativa(),
                history.getFirst().falhouEm(),
                marks.of(letter));
    }

    @JsonIgnore
    boolean isReplayed() {
        return reenviada != null;
    }
}
