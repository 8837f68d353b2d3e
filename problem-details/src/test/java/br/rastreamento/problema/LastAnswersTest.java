package br.rastreamento.problema;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a service takes leave of callers who keep their connection.
class LastAnswersTest {

    @Test
    void answersAKeptConnectionOnceMoreAndEndsIt() throws IOException {
        Caller caller = new Caller();
        try (var service =
                new SpringApplicationBuilder(Greeting.class)
                        .initializers((GenericApplicationContext context) ->
                                context.registerBean(Caller.class, () -> caller))
                        .run("--server.port=0")) {
            caller.connect(
                    service.getEnvironment()
                            .getRequiredProperty("local.server.port", Integer.class));
            assertThat(caller.ask())
                    .startsWith("HTTP/1.1 200 ")
                    .noneMatch(line -> line.equalsIgnoreCase("connection: close"));
        }

        assertThat(caller.whileStopping)
                .startsWith("HTTP/1.1 200 ")
                .anyMatch(line -> line.equalsIgnoreCase("connection: close"));
        assertThat(caller.isCut()).isTrue();
    }

    @Test
    void waitsForNobodyWhereNobodyIsConnected() {
        try (var service = new SpringApplicationBuilder(Greeting.class).run("--server.port=0")) {
            long start = System.nanoTime();
            service.getBean(LastAnswers.class).stop();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LastAnswers.MOMENT);
        }
    }

    /// Asks again while the service stops, after it was told so, before the web server is.
    private static final class Caller implements SmartLifecycle {

        private List<String> whileStopping = List.of();
        private Socket socket = new Socket();
        private BufferedReader answers = new BufferedReader(Reader.nullReader());
        private boolean running;

        void connect(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        /// Status line and headers of the answer.
        List<String> ask() throws IOException {
            socket.getOutputStream()
                    .write("GET /oi HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = answers.readLine();
                    line != null && !line.isEmpty();
                    line = answers.readLine()) {
                head.add(line);
            }
            assertThat(answers.skip("oi".length())).isEqualTo("oi".length());
            return head;
        }

        boolean isCut() throws IOException {
            return answers.read() == -1;
        }

        @Override
        public int getPhase() {
            return LastAnswers.PHASE - 1;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public void stop() {
            try {
                whileStopping = ask();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @SpringBootApplication(scanBasePackageClasses = Greeting.class)
    @RestController
    static class Greeting {

        @GetMapping("/oi")
        String greet() {
            return "oi";
        }
    }
}
