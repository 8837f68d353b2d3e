package br.rastreamento.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program. Exit codes: 0 all is well, 1 something did not add up or could not be done, 2 wrong options.
@Command(
        name = "carrier-simulator",
        description = "Plays a carrier: believable parcel journeys between Brazilian cities.",
        mixinStandardHelpOptions = true,
        version = "carrier-simulator",
        subcommands = {SendCommand.class, ServeCommand.class, CsvCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class CarrierSimulator implements Runnable {

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CarrierSimulator())
                .setExecutionExceptionHandler(CarrierSimulator::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: send, serve or csv");
    }

    /// Options that do not go together are the user's mistake; anything else shows where it happened.
    private static int explain(
            Exception e, CommandLine command, CommandLine.ParseResult ignoredParseResult) {
        if (e instanceof IllegalArgumentException) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        e.printStackTrace(command.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
