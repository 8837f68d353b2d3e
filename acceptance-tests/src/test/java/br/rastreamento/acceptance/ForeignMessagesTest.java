package br.rastreamento.acceptance;

import static br.rastreamento.acceptance.ThreeEvents.DELIVERED;
import static br.rastreamento.acceptance.ThreeEvents.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.evento.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/// The topic is open to other programs than ours.
class ForeignMessagesTest {

    @Test
    void foreignMessagesAreStoredOrBecomeOneDeadLetterEach() throws Exception { // R8
        Map<String, byte[]> bad = new HashMap<>();
        bad.put(
                "invalid UTF-8",
                concat(
                        "{\"id_pacote\":5,\"origem\":\"".getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xC3, 0x28}));
        bad.put("NUL in text", event(5, "Na\\u0000tal"));
        bad.put("1e3 as id", WAITING.replace("1333", "1e3").getBytes(StandardCharsets.UTF_8));
        bad.put(
                "nested",
                ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        byte[] garbage = new byte[1 << 20];
        Arrays.fill(garbage, (byte) 'x');
        bad.put("1 MiB of garbage", garbage);
        bad.put("empty", new byte[0]);
        bad.put("JSON null", "null".getBytes(StandardCharsets.UTF_8));
        byte[] bom = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] unknownField =
                WAITING.replace("{", "{\"peso\":{\"kg\":[1,2]},").getBytes(StandardCharsets.UTF_8);

        try (Pipeline pipeline = new Pipeline("foreign");
                var producer =
                        new KafkaProducer<>(
                                Map.<String, Object>of(
                                        "bootstrap.servers",
                                        pipeline.topics.bootstrapServers(),
                                        "max.request.size",
                                        4 << 20),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            List<byte[]> messages = new ArrayList<>(bad.values());
            messages.addFirst(unknownField);
            messages.addLast(concat(bom, DELIVERED.getBytes(StandardCharsets.UTF_8)));
            for (byte[] message : messages) {
                producer.send(new ProducerRecord<>(Topics.EVENTS, 0, null, message)).get();
            }
            pipeline.topics.awaitAllProcessed(Pipeline.PATIENCE);

            assertThat(pipeline.get("/api/v1/indicadores").get("total_eventos").asInt())
                    .isEqualTo(2);
            var letters = pipeline.topics.deadLetters();
            assertThat(letters)
                    .extracting(letter -> letter.value().length)
                    .containsExactlyInAnyOrderElementsOf(
                            bad.values().stream().map(b -> b.length).toList());
            assertThat(letters)
                    .extracting(letter -> TopicLog.header(letter, DeadLetterHeaders.CODE))
                    .containsExactlyInAnyOrder(
                            "json_invalido",
                            "caractere_invalido",
                            "id_invalido",
                            "tipo_invalido",
                            "json_invalido",
                            "json_invalido",
                            "json_invalido");
        }
    }

    private static byte[] event(long id, String origem) {
        return WAITING.replace("1333", Long.toString(id))
                .replace("Natal", origem)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
