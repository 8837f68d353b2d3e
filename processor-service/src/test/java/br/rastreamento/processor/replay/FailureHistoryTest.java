package br.rastreamento.processor.replay;

import static br.rastreamento.processor.replay.OperatorDesk.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureHistoryTest {

    @Test
    void keepsTheFirstFailureAndTheLatestHoweverOftenAMessageFails() { // R7
        List<Failure> history = FailureHistory.of(letter(0, null));
        for (int offset = 1; offset < 100; offset++) {
            history = FailureHistory.of(letter(offset, FailureHistory.header(history)));
        }
        assertThat(history).hasSize(FailureHistory.KEPT + 1);
        assertThat(history.getFirst().tentativa()).isOne();
        assertThat(history.getFirst().carta()).isEqualTo("0-0");
        assertThat(history.getLast().tentativa()).isEqualTo(100);
    }

    @ParameterizedTest // R8: anyone may write to the topics, headers too
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "{}",
                "[null]",
                "[{}]",
                "[{\"tentativa\": 1, \"falhou_em\": \"ontem\", \"erros\": [], \"carta\": \"0-0\"}]",
                "[{\"tentativa\": 1, \"falhou_em\": \"2026-01-01T00:00:00Z\", \"erros\": [null], \"carta\": \"0-0\"}]"
            })
    void beginsAnewWhenTheHeaderIsNotOurs(String header) {
        assertThat(FailureHistory.of(letter(5, bytes(header))))
                .singleElement()
                .satisfies(failure -> assertThat(failure.tentativa()).isOne());
    }

    private static ConsumerRecord<byte[], byte[]> letter(long offset, byte @Nullable [] history) {
        var letter =
                new ConsumerRecord<byte[], byte[]>(
                        Topics.DEAD_LETTERS, 0, offset, null, bytes("x"));
        if (history != null) {
            letter.headers().add(DeadLetterHeaders.HISTORY, history);
        }
        return letter;
    }
}
