package br.rastreamento.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.ReadEvent;
import br.rastreamento.evento.TimestampWindow;
import br.rastreamento.ingest.EventSamples;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class SuccessiveEventsTest {

    private static final EventReader EVENTS =
            new EventReader(
                    TimestampWindow.standard(),
                    Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @Property(tries = 5_000)
    void eachLineIsJudgedAsIfItWereAloneWhateverIsAroundIt( // R8
            @ForAll @Size(min = 1, max = 8) List<@From("lines") byte[]> lines,
            @ForAll @IntRange(max = 9) int leftOut) {
        var body = new ByteArrayOutputStream();
        List<@Nullable ReadEvent> alone = new ArrayList<>();
        for (byte[] line : lines) {
            if (alone.size() != leftOut) {
                alone.add(EVENTS.read(line, 0, line.length));
            } else {
                alone.add(null);
            }
            body.writeBytes(line);
            body.write('\n');
        }
        var successive = new SuccessiveEvents(EVENTS);
        successive.in(body.toByteArray(), body.size());

        List<@Nullable ReadEvent> together = new ArrayList<>();
        int from = 0;
        for (byte[] line : lines) {
            together.add(
                    together.size() == leftOut ? null : successive.read(from, from + line.length));
            from += line.length + 1;
        }

        assertThat(together).isEqualTo(alone);
    }

    @Provide
    Arbitrary<byte[]> lines() {
        Arbitrary<byte[]> texts =
                Arbitraries.of(
                                EventSamples.event(1),
                                EventSamples.event(2) + " \t",
                                " " + EventSamples.event(3),
                                EventSamples.event(4) + EventSamples.event(5),
                                EventSamples.event(6) + " x",
                                EventSamples.event(7).substring(0, 40),
                                EventSamples.event(8).substring(40),
                                EventSamples.INVALID,
                                "{\"id_pacote\":",
                                "9}",
                                "\"",
                                "\"a\\",
                                "12",
                                "1",
                                "-",
                                "tru",
                                "e",
                                "null",
                                "[",
                                "]",
                                "[1,2]",
                                "{",
                                "}",
                                ",",
                                "\uFEFF" + EventSamples.event(10),
                                "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}")
                        .map(text -> text.getBytes(UTF_8));
        Arbitrary<byte[]> broken =
                Arbitraries.of((byte) 0xC3, (byte) 0xFF, (byte) '{', (byte) '"', (byte) 0)
                        .array(byte[].class)
                        .ofMinSize(1)
                        .ofMaxSize(4);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, texts), net.jqwik.api.Tuple.of(1, broken));
    }
}
