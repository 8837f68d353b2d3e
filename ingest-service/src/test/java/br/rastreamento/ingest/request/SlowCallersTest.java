package br.rastreamento.ingest.request;

import static br.rastreamento.ingest.EventSamples.INVALID;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.ingest.ServedIngest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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
    private static final int LENGTH = 100;
    private static final String JSON =
            LINE + "Content-Type: application/json\r\nContent-Length: " + LENGTH + "\r\n";

    private static final String HALF_HEADERS = LINE + "X-Slow: ";
    private static final String HALF_BODY =
            JSON + "Authorization: Bearer " + ServedIngest.TOKEN + "\r\n\r\n{";
    private static final String HALF_SIGNED_BODY = JSON + "webhook-id: msg_1\r\n\r\n{";

    @Test
    void requestsSentByHalfStopNoGoodOneAndAreCutOff() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (ServedIngest ingest =
                ServedIngest.start(
                        ServedIngest.NO_KAFKA, Map.of("server.tomcat.connection-timeout", "3s"))) {
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

    @Test
    void aSignedBodyThatTricklesInIsAnswered408AndCutOff() throws IOException {
        try (ServedIngest ingest =
                        ServedIngest.start(
                                ServedIngest.NO_KAFKA,
                                Map.of("ingest.access.signed-body-timeout", "200ms"));
                Socket caller = begin(ingest, HALF_SIGNED_BODY)) {
            assertThat(trickleUntilAnswered(caller)).isEqualTo("HTTP/1.1 408 ");
            awaitCutOff(caller);
        }
    }

    /// Sends a byte whenever there is no answer for a while, fewer than the body has.
    ///
    /// @return the beginning of the answer
    private static String trickleUntilAnswered(Socket caller) throws IOException {
        caller.setSoTimeout(50);
        for (int sent = 1; sent < LENGTH; sent++) {
            try {
                return new String(caller.getInputStream().readNBytes(13), US_ASCII);
            } catch (SocketTimeoutException _) {
                caller.getOutputStream().write(' ');
            }
        }
        throw new AssertionError("no answer to a body that takes its time");
    }

    private static Socket begin(ServedIngest ingest, String half) throws IOException {
        int port = ingest.events().build().uri().getPort();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(half.getBytes(US_ASCII));
        return socket;
    }

    /// Waits until the service ends the connection by itself, with or without an answer.
    ///
    /// @throws SocketTimeoutException if it does not
    private static void awaitCutOff(Socket caller) throws IOException {
        caller.setSoTimeout(10_000);
        try {
            caller.getInputStream().readAllBytes();
        } catch (SocketException _) {
            // reset: what was sent is not read to its end
        }
    }
}
