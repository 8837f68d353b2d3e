package br.rastreamento.processor.replay;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// All that is known of one dead letter.
///
/// @param chave null if the message has none
/// @param conteudo the original bytes; null if the message has none
/// @param cabecalhos in the order of the message; a name may come several times
/// @param historico each time that the message failed, oldest first; the last one is this letter
record LetterDetail(
        Letter carta,
        @Nullable Content chave,
        @Nullable Content conteudo,
        List<HeaderLine> cabecalhos,
        List<Failure> historico) {

    record HeaderLine(String nome, @Nullable Content valor) {}

    static LetterDetail of(ConsumerRecord<byte[], byte[]> letter, ReplayMarks marks) {
        return new LetterDetail(
                Letter.of(letter, marks),
                Content.of(letter.key()),
                Content.of(letter.value()),
                StreamSupport.stream(letter.headers().spliterator(), false)
                        .map(header -> new HeaderLine(header.key(), Content.of(header.value())))
                        .toList(),
                FailureHistory.of(letter));
    }
}
