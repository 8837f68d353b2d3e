package br.rastreamento.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(30)
class ServeCommandTest {

    private final StringWriter err = new StringWriter();

    private int serve(String... options) {
        CommandLine command =
                CarrierSimulator.commandLine()
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 1];
        arguments[0] = "serve";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return command.execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--faults=fire | is no fault",
                "--faults=429=2 | is no share",
                "--faults=all=20% | exceed 0.5 together",
                "--faults=expired-token | needs --oauth2",
                "--events=0 | between 1 and 1,000,000 events",
                "--events=1000001 | between 1 and 1,000,000 events",
                "--port=70000 | port must be between",
                "--rate=-1 | rate must be between",
                "--late-after=5 | is no time span",
                "--silence=-PT1S | is no time span",
                "--retry-after=1500ms | whole seconds",
                "--oauth2=acme | needs id:secret",
                "--token-life=0s | token-life must be positive",
                "--bind=no.such.host.invalid | --bind"
            })
    void saysWhichOptionIsWrong(String option, String message) {
        assertThat(serve(option)).isEqualTo(2);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(serve("--events=10", "--port=" + taken.getLocalPort())).isEqualTo(1);
            assertThat(err.toString())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("--port");
        }
    }
}
