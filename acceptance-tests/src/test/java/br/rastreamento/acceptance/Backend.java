package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.Topics;
import br.rastreamento.stack.ServiceProcess;
import br.rastreamento.stack.ServiceSpec;
import br.rastreamento.stack.Services;
import br.rastreamento.stack.server.DatabaseAddress;
import br.rastreamento.stack.server.LoopbackPort;
import br.rastreamento.testservers.OwnKafka;
import br.rastreamento.testservers.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// What is behind the topic: a broker, a processor and a dashboard-api of this test's own, on a database that somebody else owns.
final class Backend implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    /// A message of the topic.
    ///
    /// @param key messages with the same one keep their order
    record Message(@Nullable String key, String value) {}

    private final OwnKafka kafka = TestKafka.own();

    final TopicLog topics = new TopicLog(kafka.bootstrapServers());

    private final Services services;
    private final ServiceProcess processor;
    private final ServiceProcess dashboard;
    private final HttpClient http = HttpClient.newHttpClient();

    Backend(String name, DatabaseAddress database) {
        services =
                new Services(
                        ObservabilityFiles.PROJECT,
                        Path.of("target", "logs", name),
                        kafka.bootstrapServers(),
                        database.jdbcUrl(database.database()));
        processor = new ServiceProcess(services.processor(LoopbackPort.free()));
        // Its answers are of this moment, where it would keep some for a second.
        dashboard =
                new ServiceProcess(
                        services.dashboard(LoopbackPort.free())
                                .with(Map.of("DASHBOARD_RECENT_KEEP", "0s")));
        try {
            processor.start();
            dashboard.start();
            processor.awaitUp(START_LIMIT);
            dashboard.awaitUp(START_LIMIT);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Publishes, and waits until all that was ever published is processed.
    void process(List<Message> messages) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
            for (Message message : messages) {
                acknowledgements.add(
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.EVENTS, message.key(), message.value())));
            }
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        }
        topics.awaitAllProcessed(Pipeline.PATIENCE);
    }

    void startProcessor() {
        processor.start();
        processor.awaitUp(START_LIMIT);
    }

    void stopProcessor() {
        assertThat(processor.stop(STOP_LIMIT)).as("ended without force").isTrue();
    }

    /// What dashboard-api answers.
    String get(String path) {
        URI address = URI.create("http://127.0.0.1:" + dashboard.spec().port() + path);
        try {
            var answer =
                    http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// What `--verificar-resumos` prints; it must have ended well.
    String verify() throws Exception {
        ServiceSpec spec = services.processor(0);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(java, "-jar", spec.jar().toString(), "--verificar-resumos")
                        .redirectErrorStream(true);
        builder.environment().putAll(spec.environment());
        Process command = builder.start();
        String printed =
                new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(printed).isZero();
        return printed;
    }

    /// By force: how a service stops is not what is tried here.
    @Override
    public void close() {
        Stream.of(processor, dashboard).forEach(ServiceProcess::kill);
        kafka.close();
    }
}
