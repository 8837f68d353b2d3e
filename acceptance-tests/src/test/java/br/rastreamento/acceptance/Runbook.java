package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.stack.server.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A page for operators: its commands are run as they stand there. The functions that they call, which on a laptop lead into
/// containers, lead to servers of the test here. Thread-safe.
final class Runbook {

    private static final String FUNCTIONS =
            """
            db() {
                local argument arguments=()
                for argument; do
                    if [ "$argument" = rastreamento ]; then argument=$PGDATABASE; fi
                    arguments+=("$argument")
                done
                $CLIENT "${arguments[@]}"
            }
            kafka() {
                case $1 in
                    kafka-consumer-groups.sh) class=org.apache.kafka.tools.consumer.group.ConsumerGroupCommand ;;
                    *) echo "not known to the test: $1" >&2; return 1 ;;
                esac
                "$JAVA" -cp "$CLASS_PATH" "$class" --bootstrap-server "$BOOTSTRAP" "${@:2}"
            }
            keep() { cat > "$1"; }
            """;
    private static final int LIMIT_SECONDS = 120;

    private final List<String> lines;
    private final DatabaseAddress database;
    private final String bootstrapServers;
    private final Path dump;

    /// @param page below the project's folder
    /// @param dump the file that the page calls `$DUMP`
    Runbook(String page, DatabaseAddress database, String bootstrapServers, Path dump) {
        this.lines = ObservabilityFiles.text(page).lines().toList();
        this.database = database;
        this.bootstrapServers = bootstrapServers;
        this.dump = dump;
    }

    /// Runs the commands below a heading, up to the next heading.
    ///
    /// @return what they printed
    String run(String heading) {
        String commands = commands(heading);
        try {
            Path output = Files.createTempFile(dump.getParent(), "run", ".txt");
            Process bash = bash(commands, output).start();
            boolean ended = bash.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            bash.destroyForcibly();
            String printed = Files.readString(output);
            assertThat(ended).as("%s ended in time: %s", commands, printed).isTrue();
            assertThat(bash.exitValue()).as("%s: %s", commands, printed).isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(commands, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private ProcessBuilder bash(String commands, Path output) {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", FUNCTIONS + commands)
                        .directory(ObservabilityFiles.PROJECT.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.put("CLIENT", String.join(" ", PostgresClient.command()));
        environment.put("PGHOST", database.host());
        environment.put("PGPORT", Integer.toString(database.port()));
        environment.put("PGUSER", database.user());
        environment.put("PGPASSWORD", database.password());
        environment.put("PGDATABASE", database.database());
        environment.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("CLASS_PATH", System.getProperty("java.class.path"));
        environment.put("BOOTSTRAP", bootstrapServers);
        environment.put("DUMP", dump.toString());
        environment.put("POSITIONS", dump.resolveSibling("positions.csv").toString());
        return builder;
    }

    private String commands(String heading) {
        StringBuilder commands = new StringBuilder();
        boolean below = false;
        boolean inBlock = false;
        for (String line : lines) {
            if (!inBlock && line.startsWith("#")) {
                below = line.equals(heading);
            } else if (line.startsWith("```")) {
                inBlock = line.equals("```bash");
            } else if (below && inBlock) {
                commands.append(line).append('\n');
            }
        }
        assertThat(commands).as("commands below '%s'", heading).isNotEmpty();
        return commands.toString();
    }
}
