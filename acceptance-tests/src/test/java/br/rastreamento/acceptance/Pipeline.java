package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.rastreamento.evento.Topics;
import br.rastreamento.stack.ServiceProcess;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A broker, a database behind a gate, and the three services, all of this test's own.
final class Pipeline implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    final OwnKafka kafka = TestKafka.own();
    final TestDatabase database = TestDatabase.create();
    final TcpGate databaseGate;
    final ServiceProcess ingest;
    final ServiceProcess processor;
    final ServiceProcess dashboard;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    Pipeline(String name) {
        URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        databaseGate = new TcpGate(server.getHost(), server.getPort());
        Path project = Path.of("..").toAbsolutePath().normalize();
        Services services =
                new Services(
                        project,
                        Path.of("target", "logs", name),
                        kafka.bootstrapServers(),
                        "jdbc:postgresql://127.0.0.1:" + databaseGate.port() + server.getPath());
        ingest = new ServiceProcess(services.ingest(LoopbackPort.free()));
        processor = new ServiceProcess(services.processor(LoopbackPort.free()));
        dashboard = new ServiceProcess(services.dashboard(LoopbackPort.free()));
        try {
            List<ServiceProcess> all = List.of(ingest, processor, dashboard);
            all.forEach(ServiceProcess::start);
            all.forEach(service -> service.awaitUp(START_LIMIT));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + ingest.spec().port() + "/api/v1/eventos");
    }

    /// Sends one body to the webhook, with the laptop's token.
    HttpResponse<String> post(String body) {
        return send(
                HttpRequest.newBuilder(webhook())
                        .header("Authorization", "Bearer " + Services.TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// An answer of the dashboard's API.
    JsonNode get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + dashboard.spec().port() + path);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri).build());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    /// Waits until the group has committed the position after the last message of every partition: all that was
    /// published is stored, known already, or a dead letter.
    void awaitAllProcessed(Duration limit) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            await().atMost(limit)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        var committed =
                                admin.listConsumerGroupOffsets("rastreamento-processor")
                                        .partitionsToOffsetAndMetadata()
                                        .get();
                        ends(Topics.EVENTS)
                                .forEach((partition, end) -> {
                                    if (end > 0) {
                                        assertThat(committed.get(partition))
                                                .as("%s of %d", partition, end)
                                                .isNotNull()
                                                .satisfies(position ->
                                                        assertThat(position.offset())
                                                                .isEqualTo(end));
                                    }
                                });
                    });
        }
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        try (var consumer = consumer()) {
            Map<TopicPartition, Long> ends = ends(Topics.DEAD_LETTERS);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
            return letters;
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            return consumer.endOffsets(partitions);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
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

    @Override
    public void close() {
        Stream.of(ingest, processor, dashboard).forEach(ServiceProcess::close);
        databaseGate.close();
        database.close();
        kafka.close();
    }
}
