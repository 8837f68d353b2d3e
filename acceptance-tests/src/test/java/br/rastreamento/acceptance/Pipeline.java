package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.ServiceSpec;
import br.rastreamento.stack.Services;
import br.rastreamento.stack.server.LoopbackPort;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TcpGate;
import br.rastreamento.testservers.TestDatabase;
import br.rastreamento.testservers.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A broker, a database behind a gate, and the three services, all of this test's own.
final class Pipeline implements AutoCloseable {

    /// Until all that was sent is processed.
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    final TopicLog topics;
    final TestDatabase database = TestDatabase.create();
    final TcpGate databaseGate;
    final ServiceProcess ingest;
    final ServiceProcess processor;
    final ServiceProcess dashboard;

    private final Services services;
    private final AutoCloseable kafka;
    private final Map<String, String> ingestEnvironment;
    private final Map<String, String> allEnvironment;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    Pipeline(String name) {
        this(name, Map.of(), Map.of(), true);
    }

    /// @param ingestEnvironment settings of ingest, in addition
    Pipeline(String name, Map<String, String> ingestEnvironment) {
        this(name, ingestEnvironment, Map.of(), true);
    }

    /// @param allEnvironment settings of each service, in addition
    static Pipeline with(String name, Map<String, String> allEnvironment) {
        return new Pipeline(name, Map.of(), allEnvironment, true);
    }

    /// Without a dashboard.
    ///
    /// @param ingestEnvironment settings of ingest, in addition
    static Pipeline polling(String name, Map<String, String> ingestEnvironment) {
        return new Pipeline(name, ingestEnvironment, Map.of(), false);
    }

    /// With brokers of the caller's, which are the caller's to close.
    ///
    /// @param allEnvironment settings of each service, in addition
    static Pipeline on(String bootstrapServers, String name, Map<String, String> allEnvironment) {
        return new Pipeline(name, bootstrapServers, () -> {}, Map.of(), allEnvironment, true);
    }

    private Pipeline(
            String name,
            Map<String, String> ingestEnvironment,
            Map<String, String> allEnvironment,
            boolean withDashboard) {
        this(name, TestKafka.own(), ingestEnvironment, allEnvironment, withDashboard);
    }

    private Pipeline(
            String name,
            OwnKafka kafka,
            Map<String, String> ingestEnvironment,
            Map<String, String> allEnvironment,
            boolean withDashboard) {
        this(
                name,
                kafka.bootstrapServers(),
                kafka,
                ingestEnvironment,
                allEnvironment,
                withDashboard);
    }

    private Pipeline(
            String name,
            String bootstrapServers,
            AutoCloseable kafka,
            Map<String, String> ingestEnvironment,
            Map<String, String> allEnvironment,
            boolean withDashboard) {
        this.kafka = kafka;
        topics = new TopicLog(bootstrapServers);
        URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        databaseGate = new TcpGate(server.getHost(), server.getPort());
        services =
                new Services(
                        Path.of("..").toAbsolutePath().normalize(),
                        Path.of("target", "logs", name),
                        bootstrapServers,
                        "jdbc:postgresql://127.0.0.1:" + databaseGate.port() + server.getPath());
        this.ingestEnvironment = Map.copyOf(ingestEnvironment);
        this.allEnvironment = Map.copyOf(allEnvironment);
        ingest = ingest(services);
        processor = process(services.processor(LoopbackPort.free()));
        dashboard = process(services.dashboard(LoopbackPort.free()));
        try {
            List<ServiceProcess> all =
                    withDashboard
                            ? List.of(ingest, processor, dashboard)
                            : List.of(ingest, processor);
            all.forEach(ServiceProcess::start);
            all.forEach(service -> service.awaitUp(START_LIMIT));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Lets time pass.
    static void pause(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    /// One more instance, UP; the caller ends it.
    ServiceProcess secondProcessor() {
        return started(process(seconds().processor(LoopbackPort.free())));
    }

    /// Ingest, processor, dashboard.
    List<ServiceProcess> firstOfEach() {
        return List.of(ingest, processor, dashboard);
    }

    /// One more instance of each, in the same order, UP; the caller ends them.
    List<ServiceProcess> secondOfEach() {
        Services seconds = seconds();
        List<ServiceProcess> all =
                List.of(
                        ingest(seconds),
                        process(seconds.processor(LoopbackPort.free())),
                        process(seconds.dashboard(LoopbackPort.free())));
        all.forEach(ServiceProcess::start);
        all.forEach(service -> service.awaitUp(START_LIMIT));
        return all;
    }

    /// One more instance with the settings of the first, UP; the caller ends it.
    ServiceProcess secondIngest() {
        return started(ingest(seconds()));
    }

    private ServiceProcess ingest(Services of) {
        return process(of.ingest(LoopbackPort.free()).with(ingestEnvironment));
    }

    private ServiceProcess process(ServiceSpec spec) {
        return new ServiceProcess(spec.with(allEnvironment));
    }

    private Services seconds() {
        return new Services(
                services.project(),
                services.logs().resolve("second"),
                services.bootstrapServers(),
                services.databaseUrl());
    }

    private static ServiceProcess started(ServiceProcess second) {
        second.start();
        second.awaitUp(START_LIMIT);
        return second;
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + ingest.spec().port() + "/api/v1/eventos");
    }

    /// Sends one body to the webhook, with the laptop's token.
    HttpResponse<String> post(String body) {
        return post(HttpRequest.newBuilder(webhook()), body);
    }

    /// As part of a trace.
    HttpResponse<String> post(String body, String traceparent) {
        return post(HttpRequest.newBuilder(webhook()).header("traceparent", traceparent), body);
    }

    private HttpResponse<String> post(HttpRequest.Builder request, String body) {
        return send(
                request.header("Authorization", "Bearer " + Services.TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// An answer of the dashboard's API.
    JsonNode get(String path) {
        return json.readTree(body(dashboard, path));
    }

    /// Partitions that a processor has of the topic, as its health says.
    int partitionsOf(ServiceProcess aProcessor) {
        return json.readTree(body(aProcessor, "/actuator/health"))
                .at("/components/consumer/details/partitions")
                .asInt();
    }

    /// Distinct events that a processor has written since it started, as its metrics say.
    long storedBy(ServiceProcess aProcessor) {
        return metric(aProcessor, "processor_events_stored_total");
    }

    /// Whether an instance of ingest polls a source, as its metrics say.
    boolean polls(ServiceProcess anIngest) {
        return metric(anIngest, "ingest_poll_owner") > 0;
    }

    /// What a service tells Prometheus.
    String metrics(ServiceProcess service) {
        return body(service, "/actuator/prometheus");
    }

    /// What a service answers to a GET.
    int status(ServiceProcess service, String path) {
        return send(HttpRequest.newBuilder(address(service, path)).build()).statusCode();
    }

    /// The sum of a metric, whatever its labels, as a service tells Prometheus.
    long metric(ServiceProcess service, String name) {
        return metrics(service)
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String body(ServiceProcess service, String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address(service, path)).build());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static URI address(ServiceProcess service, String path) {
        return URI.create("http://127.0.0.1:" + service.spec().port() + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// By force; a test of how services stop stops them itself.
    @Override
    public void close() {
        Stream.of(ingest, processor, dashboard).forEach(ServiceProcess::kill);
        databaseGate.close();
        database.close();
        try {
            kafka.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close Kafka", e);
        }
    }
}
