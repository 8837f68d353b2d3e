package br.rastreamento.ingest.request;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.ServedIngest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Callers who begin requests and do not end them (Slowloris) cost a connection each for a while, and nobody else anything.
class SlowCallersTest {

    private static final int CALLERS = 300;
    private static final String LINE = "POST /api/v1/eventos HTTP/1.1\r\nHost: localhost\r\n";
    private static final String JSON =
            LINE + "Content-Type: application/json\r\nContent-Length: 100\r\n";

    private static final String HALF_HEADERS = LINE + "X-Slow: ";
    private static final String HALF_BODY =
            JSON + "Authorization: Bearer " + ServedIngest.TOKEN + "\r\n\r\n{";
    private static final String HALF_SIGNED_BODY = JSON + "webhook-id: msg_1\r\n\r\n{";

    @Test
    void requestsSentByHalfStopNoGoodOneAndAreCutOff() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (ServedIngest ingest =
                ServedIngest.start(
                        "127.0.0.1:1", Map.of("server.tomcat.connection-timeout", "3s"))) {
            ingest.post(INVALID);
            for (int i = 0; i < CALLERS; i++) {
                slow.add(begin(ingest, HALF_HEADERS));
                slow.add(begin(ingest, HALF_BODY));
                slow.add(begin(ingest, HALF_SIGNED_BODY));
            }

            Instant before = Instant.now();
            for (int i = 0; i < 10; i++) {
                assertThat(ingest.post(INVALID).status()).isEqualTo(422);
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));

            for (Socket caller : slow) {
                awaitCutOff(caller);
            }
            assertThat(ingest.post(INVALID).status()).isEqualTo(422);
        } finally {
            for (Socket caller : slow) {
                caller.close();
            }
        }
    }

    private static Socket begin(ServedIngest ingest, String half) throws IOException {
        int port = ingest.events().build().uri().getPort();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(half.getBytes(US_ASCII));
        return socket;
    }

    /// Waits until the service ends the connection by itself, with or without an answer.
    ///
    /// @throws java.net.SocketTimeoutException if it does not
    private static void awaitCutOff(Socket caller) throws IOException {
        caller.setSoTimeout(20_000);
        try {
            caller.getInputStream().readAllBytes();
        } catch (SocketException _) {
            // reset: what was sent is not read to its end
        }
    }
}
