package br.rastreamento.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LocalStackTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            LocalStack.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void startsItsOwnServersOnTheAgreedPortsByDefault() {
        StackSettings settings = parse();

        assertThat(settings.demo()).isFalse();
        assertThat(settings.fresh()).isFalse();
        assertThat(settings.data()).isEqualTo(settings.project().resolve("data"));
        assertThat(settings.ports().keySet())
                .containsExactlyInAnyOrder(8080, 8081, 8082, 9094, 5434);
    }

    @Test
    void needsNoPortForAServerThatIsThereAlready() {
        StackSettings settings =
                parse("--database-url=postgresql://h/d", "--bootstrap-servers=a:1,b:2");

        assertThat(settings.ports().keySet()).containsExactlyInAnyOrder(8080, 8081, 8082);
    }

    @Test
    void movesAllPortsByTheOffset() {
        assertThat(parse("--port-offset=100").ports().keySet())
                .containsExactlyInAnyOrder(8180, 8181, 8182, 9194, 5534);
    }

    @Test
    void takesDataFromWhereItWasTold() {
        assertThat(parse("--demo", "--fresh", "--data", "/tmp/x").data())
                .isEqualTo(Path.of("/tmp/x").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--unknown",
                "--database-url=mysql://u:segredo@h/d",
                "--bootstrap-servers=nowhere",
                "--port-offset=-1",
                "--data"
            })
    void refusesWrongOptionsInOneLineWithCode2(String option) {
        assertThat(commandLine.execute(option)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("local-stack: ").doesNotContain("segredo");
    }

    @Test
    void explainsEveryOptionInItsHelp() {
        assertThat(commandLine.execute("--help")).isZero();

        commandLine.getCommandSpec().options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> !"--version".equals(name))
                .forEach(name -> assertThat(out.toString()).contains(name + " "));
    }

    private StackSettings parse(String... arguments) {
        commandLine.parseArgs(arguments);
        LocalStack program = commandLine.getCommand();
        return program.settings();
    }
}
