package br.rastreamento.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void namesTheBusyPortAndWhoNeedsItInOneLine(String address) throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
            int port = busy.getLocalPort();
            assertThatExceptionOfType(StackFailure.class)
                    .isThrownBy(() -> PortCheck.requireFree(Map.of(port, "Kafka")))
                    .withMessageStartingWith("port " + port + " is in use, and Kafka needs it")
                    .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(2));
        }
    }

    @Test
    void isContentWithFreePorts() {
        assertThatCode(() -> PortCheck.requireFree(Map.of(LoopbackPort.free(), "Kafka")))
                .doesNotThrowAnyException();
    }
}
