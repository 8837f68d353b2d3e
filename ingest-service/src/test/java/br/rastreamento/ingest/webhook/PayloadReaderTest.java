package br.rastreamento.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TimestampWindow;
import br.rastreamento.ingest.EventSamples;
import br.rastreamento.ingest.publish.OutgoingEvents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class PayloadReaderTest {

    private static final EventReader EVENTS =
            new EventReader(TimestampWindow.standard(), Clock.systemUTC());
    private static final PayloadReader PAYLOADS = new PayloadReader(EVENTS);

    @Property(tries = 5_000)
    void theBytesOfEachAcceptedItemAreTheItemAsItWasSent(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("items") String> items,
            @ForAll("gaps") String gap,
            @ForAll boolean byteOrderMark) {
        String body =
                (byteOrderMark ? "\uFEFF" : "")
                        + gap
                        + "["
                        + gap
                        + String.join(gap + "," + gap, items)
                        + gap
                        + "]"
                        + gap;

        Payload.Items read = (Payload.Items) PAYLOADS.read(body.getBytes(UTF_8));

        assertThat(slices(read.accepted())).isEqualTo(accepted(items));
        assertThat(read.rejected().listed().stream().map(RejectedItem::indice).toList())
                .isEqualTo(rejected(items));
    }

    @Property(tries = 5_000)
    void anyBytesAreReadWithoutThrowing(@ForAll byte[] body) {
        assertThat(PAYLOADS.read(body)).isNotNull();
    }

    @Property(tries = 5_000)
    void anItemIsJudgedAsTheProcessorWillJudgeIt(@ForAll("items") String item) {
        byte[] json = item.getBytes(UTF_8);
        byte[] body = ("[" + item + "]").getBytes(UTF_8);

        boolean accepted = ((Payload.Items) PAYLOADS.read(body)).accepted().size() == 1;

        assertThat(accepted).isEqualTo(EVENTS.read(json) instanceof ReadEvent.Valid);
    }

    @Example
    void anItemNestedTooDeeplyDoesNotTakeItsNeighboursWithIt() {
        String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        String body = "[" + EventSamples.event(1) + "," + deep + "," + EventSamples.event(2) + "]";

        Payload.Items read = (Payload.Items) PAYLOADS.read(body.getBytes(UTF_8));

        assertThat(read.accepted().size()).isEqualTo(2);
        assertThat(read.rejected().listed()).extracting(RejectedItem::indice).containsExactly(1L);
    }

    @Provide
    Arbitrary<String> items() {
        Arbitrary<String> valid =
                Arbitraries.longs()
                        .greaterOrEqual(1)
                        .flatMap(id ->
                                Arbitraries.of(
                                        EventSamples.event(id),
                                        EventSamples.event(id).replace(",", "\n , \t"),
                                        EventSamples.event(id)
                                                .replace("{", "{\"x\":[{},\"]}📦\\\"\"],")));
        Arbitrary<String> invalid =
                Arbitraries.of(
                        "{}",
                        "null",
                        "0",
                        "-1.5e3",
                        "true",
                        "\"texto, ]\"",
                        "[]",
                        "[[{\"a\":1}]]",
                        "\"\\u0000\"",
                        EventSamples.INVALID);
        return Arbitraries.oneOf(valid, invalid);
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of("", " ", "\r\n\t ");
    }

    private static List<String> accepted(List<String> items) {
        return items.stream()
                .filter(item -> EVENTS.read(item.getBytes(UTF_8)) instanceof ReadEvent.Valid)
                .toList();
    }

    private static List<Long> rejected(List<String> items) {
        List<Long> indices = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (EVENTS.read(items.get(i).getBytes(UTF_8)) instanceof ReadEvent.Invalid) {
                indices.add((long) i);
            }
        }
        return indices;
    }

    private static List<String> slices(OutgoingEvents events) {
        List<String> slices = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            slices.add(new String(events.json(i), UTF_8));
        }
        return slices;
    }
}
