package br.rastreamento.benchmarks.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.benchmarks.Connection;
import br.rastreamento.benchmarks.Report;
import br.rastreamento.benchmarks.ingest.IngestServer;
import br.rastreamento.benchmarks.processor.BenchmarkDatabase;
import br.rastreamento.stack.server.DatabaseAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// From the POST of an event until an open page shows it, and from the call of the page until it is there.
public final class LiveBenchmark {

    private static final long SEED = 2026;

    private final Path project;
    private final Path work;
    private final DatabaseAddress server;
    private final boolean quick;
    private final Plan plan;
    private final Random random = new Random(SEED);
    private final NumberFormat shownNumber = NumberFormat.getIntegerInstance(Locale.of("pt", "BR"));

    private LiveBenchmark(Path project, Path work, DatabaseAddress server, boolean quick) {
        this.project = project;
        this.work = work;
        this.server = server;
        this.quick = quick;
        this.plan = quick ? Plan.quick() : Plan.full();
    }

    /// Measures and reports.
    ///
    /// @param arguments folder of the project, folder to work in, superuser's URL of a TimescaleDB, and `--quick` for
    ///     fewer events
    public static void main(String[] arguments) throws Exception {
        new LiveBenchmark(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        DatabaseAddress.parse(arguments[2]),
                        List.of(arguments).contains("--quick"))
                .run();
    }

    private String command() {
        Integer tries = Integer.getInteger("benchmark.tries");
        return "benchmarks/run live"
                + (quick ? " --quick" : "")
                + (tries == null ? "" : " --tries " + tries);
    }

    private void run() throws Exception {
        try (BenchmarkDatabase database = BenchmarkDatabase.create(server, "benchmark_live");
                Pipeline pipeline = Pipeline.start(project, work, database);
                OpenPage page = OpenPage.of(pipeline.pageAddress());
                Connection ingest = new Connection(pipeline.ingestPort())) {
            Stages unused = new Stages();
            for (int parcel = 1; parcel <= plan.warmUp(); parcel++) {
                post(parcel, ingest, pipeline, page, unused);
            }
            Stages stages = new Stages();
            for (int i = 1; i <= plan.tries(); i++) {
                post(plan.warmUp() + i, ingest, pipeline, page, stages);
                System.err.printf(Locale.ROOT, "%d: %.0f ms%n", i, stages.last());
            }
            Loads loads = new Loads();
            for (int i = 0; i < plan.loads(); i++) {
                loads.add(page.anew(pipeline.pageAddress()));
            }
            publish(database, page, stages, loads);
        }
    }

    /// One event, of a parcel that is new, and the pause after it.
    private void post(
            int parcel, Connection ingest, Pipeline pipeline, OpenPage page, Stages stages)
            throws Exception {
        byte[] request = request(parcel);
        long posted = System.currentTimeMillis();
        int status = ingest.exchange(request);
        long answered = System.currentTimeMillis();
        if (status != 202) {
            throw new IllegalStateException("the event was answered " + status);
        }
        Thread.sleep(Plan.QUIET);
        Shown shown = page.total(shownNumber.format(parcel));
        stages.add(posted, answered, pipeline.lastWrite(), shown);
        Thread.sleep(Plan.pause(random));
    }

    private static byte[] request(int parcel) {
        byte[] event =
                """
                {"id_pacote":%d,"origem":"Natal","destino":"Paraíba","status_rastreamento":"POSTADO","data_atualizacao":"%s"}\
                """
                        .formatted(parcel, Instant.now())
                        .getBytes(UTF_8);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(
                Connection.head(
                        "POST /api/v1/eventos HTTP/1.1",
                        "Host: localhost",
                        "Authorization: Bearer " + IngestServer.TOKEN,
                        "Content-Type: application/json",
                        "Content-Length: " + event.length));
        request.writeBytes(event);
        return request.toByteArray();
    }

    private void publish(BenchmarkDatabase database, OpenPage page, Stages stages, Loads loads)
            throws IOException, SQLException {
        Report report = new Report("From POST to the page", command());
        report.paragraph(
                "%s; Kafka, ingest-service, processor-service and dashboard-api with the heaps of the local stack, and %s, headless, with the page open: all on one machine, otherwise idle. %d events after %d to warm up, one after the other, each of a new parcel, after a pause of random length (up to 1 s). Milliseconds from right before the POST, all by the clock of the machine; the page notes by itself when its total of parcels changes (MutationObserver) and when the frame with it was drawn (a message sent from the frame's callback), and nobody asks it for anything for 0.5 s after the POST."
                        .formatted(
                                database.version(), page.browser(), plan.tries(), plan.warmUp()));
        report.table(List.of("until", "least", "median", "p99", "greatest"), stages.rows());
        report.paragraph(
                "The page itself, %d times, in the same browser with an empty cache."
                        .formatted(plan.loads()));
        report.table(List.of("", "least", "median", "greatest"), loads.rows());
        report.publish(project.resolve("benchmarks/results/live.md"));
    }
}
