package br.rastreamento.stack;

import br.rastreamento.stack.server.DatabaseAddress;
import br.rastreamento.stack.server.KafkaBroker;
import br.rastreamento.stack.server.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One run of the stack, from the first check until everything has stopped.
final class StackRun {

    private static final Duration UP_LIMIT = Duration.ofMinutes(2);

    private final StackSettings settings;
    private final Console console;
    private final StopOrder stop;
    private final List<ServiceProcess> watched = new ArrayList<>();

    StackRun(StackSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.stop = new StopOrder(console);
    }

    /// Returns only after a signal, whose shutdown hook ends the program.
    ///
    /// @throws StackFailure when something is not as it should be; everything has stopped by then
    int run() {
        Runtime.getRuntime().addShutdownHook(new Thread(stop::stopAll, "stop"));
        try {
            start();
            throw firstToEnd();
        } catch (StackFailure failure) {
            if (stop.isStopping()) {
                return 0; // services end because we stop them
            }
            throw failure;
        } finally {
            stop.stopAll();
        }
    }

    private void start() {
        long begin = System.nanoTime();
        DataDirectory data = DataDirectory.take(settings.data());
        stop.last(data::close);
        PostgresServer.stopLeftover(data.postgres());
        PortCheck.requireFree(settings.ports());
        if (settings.fresh()) {
            data.empty();
        }
        logTo(data);
        console.say("Starting, data in " + data.path());
        // In this order, so that Kafka stops first and the database last.
        String databaseUrl = database(data);
        String bootstrapServers = kafka(data);
        Services services =
                new Services(settings.project(), data.logs(), bootstrapServers, databaseUrl);
        startAll(services);
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        console.say(Welcome.text(settings, services, data.logs(), seconds));
    }

    /// Before the first logger is made.
    private static void logTo(DataDirectory data) {
        System.setProperty("stack.logs", data.logs().toString());
        System.setProperty("logback.configurationFile", "br/rastreamento/stack/logback-stack.xml");
    }

    private String database(DataDirectory data) {
        DatabaseAddress given = settings.database();
        if (given != null) {
            String where = "%s:%d".formatted(given.host(), given.port());
            return console.step("Database", where, () -> Database.bootstrap(given));
        }
        String where = "localhost:" + settings.postgresPort();
        return console.step("PostgreSQL", where, () -> ownDatabase(data));
    }

    private String ownDatabase(DataDirectory data) {
        PostgresServer server = PostgresServer.start(data.postgres(), settings.postgresPort());
        stop.then("PostgreSQL", server::close);
        server.process().ifPresent(process -> OrphanGuard.instance().watchDatabase(process.pid()));
        return Database.bootstrap(DatabaseAddress.parse(server.jdbcUrl("postgres")));
    }

    private String kafka(DataDirectory data) {
        String given = settings.bootstrapServers();
        if (given != null) {
            return given;
        }
        String where = "localhost:" + settings.kafkaPort();
        return console.step("Kafka", where, () -> ownKafka(data));
    }

    private String ownKafka(DataDirectory data) {
        KafkaBroker broker = KafkaBroker.start(data.kafka(), settings.kafkaPort());
        stop.then("Kafka", broker::close);
        return broker.bootstrapServers();
    }

    /// All at once, since each waits by itself for what it needs; stopped in the order of the list's end.
    private void startAll(Services services) {
        List<ServiceProcess> started =
                List.of(
                        launch(services.dashboard(settings.dashboardPort())),
                        launch(services.processor(settings.processorPort())),
                        launch(services.ingest(settings.ingestPort())));
        for (ServiceProcess service : started) {
            String where = "http://localhost:" + service.spec().port();
            console.step(service.spec().name(), where, () -> up(service));
        }
        if (settings.demo()) {
            launch(services.demo(settings.ingestPort()));
        }
    }

    private static ServiceProcess up(ServiceProcess service) {
        service.awaitUp(UP_LIMIT);
        return service;
    }

    private ServiceProcess launch(ServiceSpec spec) {
        ServiceProcess service = new ServiceProcess(spec);
        service.start();
        stop.then(spec.name(), service::close);
        watched.add(service);
        return service;
    }

    private StackFailure firstToEnd() {
        CompletableFuture<?>[] ends =
                watched.stream()
                        .map(service -> service.process().onExit())
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.anyOf(ends).join();
        ServiceProcess ended =
                watched.stream().filter(service -> !service.isAlive()).findFirst().orElseThrow();
        return ended.failure(
                "%s ended by itself with code %d, stopping everything"
                        .formatted(ended.spec().name(), ended.process().exitValue()));
    }
}
