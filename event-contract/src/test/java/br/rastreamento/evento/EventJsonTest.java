package br.rastreamento.evento;

import static br.rastreamento.evento.Samples.NOW;
import static br.rastreamento.evento.Samples.READER;
import static br.rastreamento.evento.Samples.accepted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.CleanedText.Clean;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void writesTheJsonThatCarriersSend() {
        TrackingEvent event =
                new TrackingEvent(
                        1333,
                        "Natal",
                        "Paraíba",
                        "AGUARDANDO RETIRADA",
                        Instant.parse("2025-10-12T08:15:00Z"));

        assertThat(new String(EventJson.write(event), UTF_8))
                .isEqualTo(
                        """
                        {"id_pacote":1333,"origem":"Natal","destino":"Paraíba",\
                        "status_rastreamento":"AGUARDANDO RETIRADA","data_atualizacao":"2025-10-12T08:15:00Z"}\
                        """);
    }

    @Property(tries = 5_000)
    void whatIsWrittenIsReadBackEqual(@ForAll("events") TrackingEvent event) {
        assertThat(accepted(READER.read(EventJson.write(event)))).isEqualTo(event);
    }

    @Provide
    Arbitrary<TrackingEvent> events() {
        Arbitrary<String> places = clean(TextCleaning::place);
        Arbitrary<String> statuses = clean(TextCleaning::status).map(StatusCatalog::canonical);
        Arbitrary<Instant> times =
                Arbitraries.longs()
                        .between(
                                ChronoUnit.MICROS.between(
                                        Instant.EPOCH, TimestampWindow.standard().earliest()),
                                ChronoUnit.MICROS.between(Instant.EPOCH, NOW))
                        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(1), places, places, statuses, times)
                .as(TrackingEvent::new);
    }

    private static Arbitrary<String> clean(
            java.util.function.Function<String, CleanedText> cleaning) {
        return Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(cleaning)
                .filter(Clean.class::isInstance)
                .map(cleaned -> ((Clean) cleaned).text());
    }
}
