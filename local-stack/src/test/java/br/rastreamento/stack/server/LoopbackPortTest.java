package br.rastreamento.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

    @Test
    void noTwoServersAreGivenTheSamePort() {
        assertThat(IntStream.range(0, 500).map(count -> LoopbackPort.free()))
                .doesNotHaveDuplicates()
                .allMatch(LoopbackPort::isFree);
    }
}
