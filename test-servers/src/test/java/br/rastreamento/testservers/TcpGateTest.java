package br.rastreamento.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TcpGateTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private ServerSocket server;

    @BeforeEach
    void startEcho() throws IOException {
        server = new ServerSocket(0, 50, LOOPBACK);
        Thread.ofVirtual().start(this::echo);
    }

    @AfterEach
    void stopEcho() throws IOException {
        server.close();
    }

    @Test
    void passesBytesBothWays() throws IOException {
        try (TcpGate gate = new TcpGate(server.getLocalPort());
                Socket client = new Socket(LOOPBACK, gate.port())) {
            client.getOutputStream().write(42);
            assertThat(client.getInputStream().read()).isEqualTo(42);
        }
    }

    @RepeatedTest(20) // closing must be done when `close` returns, not soon after
    @SuppressWarnings("try") // closing is what a gate is for
    void cutsAndRefusesWhileClosedAndComesBackAtTheSamePort() throws IOException {
        try (TcpGate gate = new TcpGate(server.getLocalPort())) {
            try (Socket client = new Socket(LOOPBACK, gate.port())) {
                client.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isEqualTo(1);
                gate.close();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            assertThatThrownBy(() -> new Socket(LOOPBACK, gate.port()).close())
                    .isInstanceOf(IOException.class);

            gate.open();
            try (Socket client = new Socket(LOOPBACK, gate.port())) {
                client.getOutputStream().write(2);
                assertThat(client.getInputStream().read()).isEqualTo(2);
            }
        }
    }

    @Test
    void holdsBackWhatIsSentWhileFrozenAndPassesItOnAfterwards() throws IOException {
        try (TcpGate gate = new TcpGate(server.getLocalPort());
                Socket early = new Socket(LOOPBACK, gate.port())) {
            gate.freeze();
            try (Socket late = new Socket(LOOPBACK, gate.port())) {
                for (Socket client : List.of(early, late)) {
                    client.setSoTimeout(100);
                    client.getOutputStream().write(1);
                    assertThatThrownBy(() -> client.getInputStream().read())
                            .isInstanceOf(SocketTimeoutException.class);
                }
                gate.thaw();
                for (Socket client : List.of(early, late)) {
                    client.setSoTimeout(5_000);
                    assertThat(client.getInputStream().read()).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void servesNewConnectionsAfterItHasLostTheOldOnes() throws IOException {
        try (TcpGate gate = new TcpGate(server.getLocalPort());
                Socket lost = new Socket(LOOPBACK, gate.port())) {
            lost.getOutputStream().write(1);
            assertThat(lost.getInputStream().read()).isEqualTo(1);
            gate.loseConnections();
            try (Socket client = new Socket(LOOPBACK, gate.port())) {
                client.getOutputStream().write(2);
                assertThat(client.getInputStream().read()).isEqualTo(2);
            }
            lost.setSoTimeout(100);
            lost.getOutputStream().write(3);
            assertThatThrownBy(() -> lost.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> repeat(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void repeat(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // cut by the gate
        }
    }
}
