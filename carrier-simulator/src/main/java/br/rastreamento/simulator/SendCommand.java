package br.rastreamento.simulator;

import br.rastreamento.simulator.send.SendReport;
import br.rastreamento.simulator.send.SendSettings;
import br.rastreamento.simulator.send.Sender;
import br.rastreamento.simulator.send.StopSignal;
import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.simulator.stream.StreamSettings.Form;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Sends events to the webhook.
@Command(
        name = "send",
        description = {
            "Sends events to the webhook, and repeats what got no answer until it has one.",
            "Ends with exit code 1 if an answer is missing or wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class SendCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8081/api/v1/eventos",
            description = "The webhook (default: ${DEFAULT-VALUE}).")
    private URI url;

    @Option(
            names = "--token",
            defaultValue = "${env:SIMULATOR_TOKEN:-dev-token}",
            description =
                    "Bearer token (default: SIMULATOR_TOKEN from the environment, else dev-token).")
    private String token;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Items a second; 0 = as fast as possible (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description =
                    "Items a request; 1 sends single objects (default: 1 with a --rate up to 100, else 500).")
    private @Nullable Integer batch;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "Requests at the same time; 1 keeps the order (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--give-up-after",
            paramLabel = "SECONDS",
            description = "Stop repeating a request after this time (default: never).")
    private @Nullable Long giveUpAfter;

    @Option(names = "--quiet", description = "No progress lines.")
    private boolean quiet;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        StreamSettings settings = stream.settings(rate, Form.JSON);
        StopSignal stop = new StopSignal();
        Sender sender = new Sender(sendSettings(), new EventStream(settings), stop);
        try (StopOnSignal onSignal = new StopOnSignal(stop)) {
            SendReport report = run(sender, settings.events());
            new Summary(settings, report).print(spec.commandLine().getOut());
            boolean complete = onSignal.isStopping() || report.sent() == settings.events();
            return onSignal.finished(report.addsUp() && complete ? 0 : 1);
        }
    }

    private SendReport run(Sender sender, long target) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress = new Progress(err, () -> line(sender.report(), target))) {
            if (!quiet) {
                progress.start();
            }
            return sender.run();
        }
    }

    private static String line(SendReport now, long target) {
        return String.format(
                Locale.ROOT,
                "%,d%s sent, %,d accepted, %,d rejected, %,d repeated requests, %,.0f/s, p99 %d ms",
                now.sent(),
                target == 0 ? "" : String.format(Locale.ROOT, " of %,d", target),
                now.accepted(),
                now.rejected(),
                now.retries(),
                now.rate(),
                now.p99().toMillis());
    }

    private SendSettings sendSettings() {
        int items = batch != null ? batch : rate > 0 && rate <= 100 ? 1 : 500;
        return new SendSettings(
                url,
                token.isEmpty() ? null : token,
                items,
                connections,
                rate,
                SendSettings.FIRST_RETRY,
                giveUpAfter == null ? null : Duration.ofSeconds(giveUpAfter));
    }
}
