package br.rastreamento.processor.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import br.rastreamento.evento.EventHeaders;
import br.rastreamento.evento.Topics;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampledRecordsTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void areTheSampledOnesEachOnce() {
        assertThat(
                        SampledRecords.traces(
                                List.of(
                                        message(traceparent(1, "01")),
                                        message(traceparent(1, "01")),
                                        message(traceparent(2, "00")),
                                        message(traceparent(3, "03")),
                                        message(null),
                                        message(traceparent(1, "01")))))
                .extracting(SpanContext::getTraceId, SpanContext::getSpanId)
                .containsExactly(tuple(TRACE, span(1)), tuple(TRACE, span(3)));
    }

    @Test
    void areNotWhatAnyoneMayWriteIntoTheHeader() {
        assertThat(
                        SampledRecords.traces(
                                Stream.of(
                                                "",
                                                "01",
                                                "x".repeat(54) + "1",
                                                "00-" + "0".repeat(32) + "-" + span(1) + "-01",
                                                "00-" + TRACE + "-" + span(0) + "-01",
                                                "00-" + TRACE + "-" + span(1) + "-g1",
                                                traceparent(1, "01").toUpperCase(Locale.ROOT),
                                                traceparent(1, "01") + " ")
                                        .map(SampledRecordsTest::message)
                                        .toList()))
                .isEmpty();
    }

    @Test
    void areNotMoreThanASpanShouldHave() {
        assertThat(
                        SampledRecords.traces(
                                IntStream.rangeClosed(1, 3 * SampledRecords.MOST)
                                        .mapToObj(i -> message(traceparent(i, "01")))
                                        .toList()))
                .hasSize(SampledRecords.MOST);
    }

    private static String traceparent(int span, String flags) {
        return "00-" + TRACE + "-" + span(span) + "-" + flags;
    }

    private static String span(int number) {
        return "%016x".formatted(number);
    }

    private static ConsumerRecord<byte[], byte[]> message(@Nullable String traceparent) {
        var message = new ConsumerRecord<>(Topics.EVENTS, 0, 0, new byte[0], new byte[0]);
        if (traceparent != null) {
            message.headers().add(EventHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
        }
        return message;
    }
}
