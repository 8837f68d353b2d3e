package br.rastreamento.stack;

import br.rastreamento.stack.server.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program behind `local-stack/run`. What the options mean is said in `usage.txt`, which the script shows too.
@Command(name = "local-stack/run", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class LocalStack implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--demo")
    private boolean demo;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            converter = DatabaseAddressConverter.class)
    private @Nullable DatabaseAddress database;

    @Option(names = "--bootstrap-servers", paramLabel = "LIST")
    private @Nullable String bootstrapServers;

    @Option(names = "--port-offset", paramLabel = "N", defaultValue = "0")
    private int portOffset;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LocalStack())
                .setExecutionStrategy(LocalStack::helpOrRun)
                .setParameterExceptionHandler(LocalStack::explain)
                .setExecutionExceptionHandler(LocalStack::explain);
    }

    @Override
    public Integer call() {
        StackSettings settings = settings();
        return new StackRun(settings, new Console(spec.commandLine().getOut())).run();
    }

    StackSettings settings() {
        if (bootstrapServers != null
                && !bootstrapServers.matches("[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--bootstrap-servers: write host:port,host:port, not " + bootstrapServers);
        }
        if (portOffset < 0 || portOffset > 50_000) {
            throw new ParameterException(
                    spec.commandLine(), "--port-offset: 0 to 50000, not " + portOffset);
        }
        Path project = Path.of(System.getProperty("stack.project", ".")).toAbsolutePath();
        return new StackSettings(
                project,
                data == null ? project.resolve("data") : data.toAbsolutePath(),
                demo,
                fresh,
                database,
                bootstrapServers,
                portOffset);
    }

    private static int helpOrRun(CommandLine.ParseResult parsed) {
        if (parsed.isUsageHelpRequested()) {
            parsed.commandSpec().commandLine().getOut().print(usage());
            parsed.commandSpec().commandLine().getOut().flush();
            return 0;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    static String usage() {
        try (InputStream text = LocalStack.class.getResourceAsStream("usage.txt")) {
            if (text == null) {
                throw new IllegalStateException("usage.txt is not on the class path");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read usage.txt", e);
        }
    }

    private static int explain(ParameterException e, String[] ignoredArguments) {
        e.getCommandLine().getErr().println("local-stack: " + e.getMessage() + " (see --help)");
        return StackFailure.WRONG_START;
    }

    private static int explain(
            Exception e, CommandLine command, CommandLine.ParseResult ignoredParseResult) {
        if (e instanceof StackFailure failure) {
            command.getErr().println("local-stack: " + failure.getMessage());
            return failure.exitCode();
        }
        e.printStackTrace(command.getErr());
        return StackFailure.BROKEN;
    }

    /// For picocli.
    static final class DatabaseAddressConverter
            implements CommandLine.ITypeConverter<DatabaseAddress> {
        @Override
        public DatabaseAddress convert(String value) {
            try {
                return DatabaseAddress.parse(value);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
        }
    }
}
