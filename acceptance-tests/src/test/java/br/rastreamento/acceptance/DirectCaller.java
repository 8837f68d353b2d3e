package br.rastreamento.acceptance;

import br.rastreamento.acceptance.SteadyLoad.Fate;
import br.rastreamento.stack.Services;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// A carrier who knows one instance of ingest only, keeps its connections, and repeats nothing.
final class DirectCaller implements AutoCloseable {

    private final URI webhook;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    DirectCaller(URI webhook) {
        this.webhook = webhook;
    }

    Fate send(String body) {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(webhook)
                                    .header("Authorization", "Bearer " + Services.TOKEN)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 202 -> Fate.ACCEPTED;
                case 503 ->
                        answer.headers().firstValue("Retry-After").isPresent()
                                ? Fate.REFUSED
                                : Fate.FAILED;
                default -> Fate.FAILED;
            };
        } catch (ConnectException _) {
            return Fate.REFUSED;
        } catch (IOException _) {
            return Fate.UNANSWERED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Fate.FAILED;
        }
    }

    /// Sends half of a request.
    HalfSent sendHalf(String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook.getPort());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """
                        .formatted(webhook.getPath(), Services.TOKEN, bytes.length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes, 0, bytes.length / 2);
        return new HalfSent(socket, bytes);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// A request whose second half is missing yet.
    static final class HalfSent implements AutoCloseable {

        private final Socket socket;
        private final byte[] body;

        private HalfSent(Socket socket, byte[] body) {
            this.socket = socket;
            this.body = body;
        }

        /// Sends the other half.
        ///
        /// @return all of the answer
        String complete() throws IOException {
            socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
