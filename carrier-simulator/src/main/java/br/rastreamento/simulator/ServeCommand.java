package br.rastreamento.simulator;

import br.rastreamento.simulator.feed.FaultShares;
import br.rastreamento.simulator.feed.FeedAccess;
import br.rastreamento.simulator.feed.FeedReport;
import br.rastreamento.simulator.feed.FeedServer;
import br.rastreamento.simulator.feed.FeedSettings;
import br.rastreamento.simulator.feed.FeedSettings.FaultTimes;
import br.rastreamento.simulator.send.StopSignal;
import br.rastreamento.simulator.stream.StreamSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Serves events to those who poll.
@Command(
        name = "serve",
        description = {
            "Serves the carrier's events, page by page, to those who poll; ends by SIGTERM or Ctrl-C.",
            "GET /api/v1/eventos?cursor=...&limite=500; what a perfect reader ends up with: /api/v1/esperado; figures: /api/v1/situacao."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class ServeCommand implements Callable<Integer> {

    private static final double MODERATELY_LATE = 0.02;

    @Spec private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "8090",
            description = "0 = any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "0.0.0.0 in a container (default: ${DEFAULT-VALUE}).")
    private InetAddress bind;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Rows published a second from the first request on, oldest first; 0 = all at once (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--late-after",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = TimeSpan.class,
            description =
                    "Late rows appear so long after a reader has passed their place (default: ${DEFAULT-VALUE}).")
    private Duration lateAfter;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            defaultValue = FaultList.NONE,
            description = {
                "What goes wrong: none, all, or some with their share of the requests, such as 429=5%%,timeout (default: ${DEFAULT-VALUE}).",
                "429, 500, 503, timeout, drip, cut, broken-json, old-page, own-cursor, expired-token; 2%% each if no share is given, together at most 50%%. All includes --late 2%%."
            })
    private String faults;

    @Option(
            names = "--silence",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = TimeSpan.class,
            description = "How long fault timeout keeps silent (default: ${DEFAULT-VALUE}).")
    private Duration silence;

    @Option(
            names = "--drip",
            paramLabel = "TIME",
            defaultValue = "3s",
            converter = TimeSpan.class,
            description = "How long a body takes with fault drip (default: ${DEFAULT-VALUE}).")
    private Duration drip;

    @Option(
            names = "--retry-after",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = TimeSpan.class,
            description = "What faults 429 and 503 ask for (default: ${DEFAULT-VALUE}).")
    private Duration retryAfter;

    @Option(names = "--token", description = "Bearer token that readers must show (default: none).")
    private @Nullable String token;

    @Option(
            names = "--oauth2",
            paramLabel = "ID:SECRET",
            description = "Client that gets tokens from POST /oauth2/token (default: none).")
    private @Nullable String oauth2;

    @Option(
            names = "--token-life",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = TimeSpan.class,
            description = "How long such a token is valid (default: ${DEFAULT-VALUE}).")
    private Duration tokenLife;

    @Option(names = "--quiet", description = "No progress lines.")
    private boolean quiet;

    @Mixin private StreamOptions stream;

    @Override
    public Integer call() throws InterruptedException {
        FeedSettings settings = settings();
        StopSignal stop = new StopSignal();
        try (StopOnSignal onSignal = new StopOnSignal(stop)) {
            return onSignal.finished(serve(settings, stop));
        }
    }

    private int serve(FeedSettings settings, StopSignal stop) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (FeedServer server = new FeedServer(settings, new InetSocketAddress(bind, port));
                Progress progress = new Progress(err, () -> line(server.report()))) {
            FeedSummary.printStart(out, settings, server);
            if (!quiet) {
                progress.start();
            }
            stop.await();
            FeedSummary.printEnd(out, server.report());
            return 0;
        } catch (IOException e) {
            err.printf(
                    "cannot listen on %s:%d (%s); choose another with --port or --bind%n",
                    bind.getHostAddress(), port, e.getMessage());
            return 1;
        }
    }

    private static String line(FeedReport now) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows published, %,d requests, %,d pages with %,d rows, %,d faults",
                now.published(),
                now.rows(),
                now.requests(),
                now.pages(),
                now.rowsSent(),
                now.faults().values().stream().mapToLong(count -> count).sum());
    }

    /// @throws IllegalArgumentException if options are wrong or do not go together
    private FeedSettings settings() {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535: " + port);
        }
        FaultShares shares = FaultList.parse(faults, oauth2 != null);
        if (FaultList.isAll(faults) && stream.late == 0) {
            stream.late = MODERATELY_LATE;
        }
        return new FeedSettings(
                stream.settings(0, Form.JSON),
                rate,
                lateAfter,
                new FeedAccess(token, oauth2 == null ? null : client(oauth2), tokenLife),
                shares,
                new FaultTimes(silence, drip, retryAfter));
    }

    private static FeedAccess.Client client(String pair) {
        int colon = pair.indexOf(':');
        if (colon < 1 || colon == pair.length() - 1) {
            throw new IllegalArgumentException("--oauth2 needs id:secret");
        }
        return new FeedAccess.Client(pair.substring(0, colon), pair.substring(colon + 1));
    }
}
