package br.rastreamento.acceptance;

import br.rastreamento.evento.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Distinct events (R1), each known by its number.
final class NumberedEvents {

    private static final int PARCELS = 2_000;
    private static final List<String> WAY =
            List.of("POSTADO", "EM TRANSITO", "SAIU PARA ENTREGA", "ENTREGUE", "ETIQUETA LIDA");

    private static final Instant FIRST = Instant.parse("2025-06-01T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private NumberedEvents() {}

    /// Some successive ones as a body for the webhook.
    static String json(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(NumberedEvents::json)
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// How many times each number is in the topic.
    static Map<Long, Integer> in(TopicLog topics) {
        Map<Long, Integer> times = new HashMap<>();
        topics.messages(Topics.EVENTS)
                .forEach(message -> times.merge(numberOf(message.value()), 1, Integer::sum));
        return times;
    }

    private static String json(long number) {
        long minute = number / PARCELS;
        return """
        {"id_pacote": %d, "origem": "Natal", "destino": "Recife", "status_rastreamento": "%s", "data_atualizacao": "%s"}\
        """
                .formatted(
                        1 + number % PARCELS,
                        WAY.get((int) (minute % WAY.size())),
                        FIRST.plus(Duration.ofMinutes(minute)));
    }

    private static long numberOf(byte[] event) {
        JsonNode json = JSON.readTree(event);
        Instant time = Instant.parse(json.get("data_atualizacao").asString());
        return Duration.between(FIRST, time).toMinutes() * PARCELS
                + json.get("id_pacote").asLong()
                - 1;
    }
}
