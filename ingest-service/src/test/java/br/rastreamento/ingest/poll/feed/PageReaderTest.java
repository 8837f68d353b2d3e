package br.rastreamento.ingest.poll.feed;

import static br.rastreamento.ingest.EventSamples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.TimestampWindow;
import br.rastreamento.evento.Violation;
import br.rastreamento.ingest.poll.settings.FieldPointers;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page is read by pointers, all of it or nothing; what is no event in it stops nothing (R8).
class PageReaderTest {

    private static final EventReader EVENTS =
            new EventReader(TimestampWindow.standard(), Clock.systemUTC());
    private static final FieldPointers OURS =
            new FieldPointers(
                    "/eventos",
                    "/proximo_cursor",
                    "/id_pacote",
                    "/origem",
                    "/destino",
                    "/status_rastreamento",
                    "/data_atualizacao");
    private static final FieldPointers OTHERS =
            new FieldPointers("/d~1x/1", "/m/0/next", "/no", "/a", "/b", "/c/0", "/t");

    @Test
    void publishesItemsByteForByteUnderOurNames() throws PageReader.NoPage {
        String odd = event(2).replace("{", "{ \"outro\" : [1, {\"x\": \"}\"}] ,");
        FeedPage page =
                read(
                        OURS,
                        "\uFEFF{\"proximo_cursor\":\"c\", \"eventos\" :[ "
                                + event(1)
                                + " , "
                                + odd
                                + " ]}");

        assertThat(events(page)).containsExactly(event(1), odd);
        assertThat(page.events().idPacote(1)).isEqualTo(2);
        assertThat(page.nextCursor()).isEqualTo("c");
    }

    @Test
    void keepsWhatIsNoEventAsItWasSent() throws PageReader.NoPage {
        String deep = "[".repeat(600) + "]".repeat(600);
        FeedPage page =
                read(OURS, "{\"eventos\":[\"a b\",1.50," + deep + "," + event(1) + ",null,{}]}");

        assertThat(events(page)).containsExactly(event(1));
        assertThat(page.rejected())
                .extracting(item -> new String(item.json(), UTF_8))
                .containsExactly("\"a b\"", "1.50", deep, "null", "{}");
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void findsOtherNamesByPointers() throws PageReader.NoPage {
        String item =
                "{\"no\":7,\"a\":\"Natal\",\"b\":\"Acre\",\"c\":[\"POSTADO\"],\"t\":\"2025-10-13T17:40:00Z\",\"z\":1}";
        String deep = "{\"no\":7,\"z\":" + "[".repeat(600) + "]".repeat(600) + "}";
        FeedPage page =
                read(OTHERS, "{\"m\":[{\"next\":12}],\"d/x\":[0,[" + deep + "," + item + ",5]]}");

        assertThat(events(page))
                .containsExactly(
                        "{\"id_pacote\":7,\"origem\":\"Natal\",\"destino\":\"Acre\",\"status_rastreamento\":\"POSTADO\",\"data_atualizacao\":\"2025-10-13T17:40:00Z\"}");
        assertThat(page.rejected()).hasSize(2);
        assertThat(page.nextCursor()).isEqualTo("12");
    }

    @Test
    void takesAPageThatIsTheList() throws PageReader.NoPage {
        FieldPointers list =
                new FieldPointers(
                        "",
                        "/nowhere",
                        "/id_pacote",
                        "/origem",
                        "/destino",
                        "/status_rastreamento",
                        "/data_atualizacao");
        assertThat(events(read(list, "[" + event(1) + "]"))).containsExactly(event(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"eventos\":null}",
                "{\"eventos\":[]",
                "{\"eventos\":[],\"eventos\":[]}",
                "{\"eventos\":[]} {}",
                "{\"eventos\":[],\"proximo_cursor\":{}}",
                "{\"eventos\":[],\"proximo_cursor\":true}",
                "<html></html>"
            })
    void isNoPage(String body) {
        assertThatThrownBy(() -> read(OURS, body)).isInstanceOf(PageReader.NoPage.class);
    }

    @Test
    void saysWhyAnItemThatCannotBeMappedIsRejected()
            throws PageReader.NoPage { // R7: with its reason
        FieldPointers mapped =
                new FieldPointers(
                        "/eventos",
                        "/proximo_cursor",
                        "/package",
                        "/origem",
                        "/destino",
                        "/status_rastreamento",
                        "/data_atualizacao");
        String item = "{\"package\":1,\"more\":" + "9".repeat(2_000) + "}";

        FeedPage page = read(mapped, "{\"eventos\":[" + item + "]}");

        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected -> {
                    assertThat(rejected.json()).isEqualTo(item.getBytes(UTF_8));
                    assertThat(rejected.violations())
                            .extracting(Violation::mensagem)
                            .containsExactly(
                                    "O item é aninhado demais, ou tem um número de dígitos demais.");
                });
    }

    private static FeedPage read(FieldPointers pointers, String body) throws PageReader.NoPage {
        return new PageReader(EVENTS, pointers).read(body.getBytes(UTF_8));
    }

    private static List<String> events(FeedPage page) {
        return IntStream.range(0, page.events().size())
                .mapToObj(i -> new String(page.events().json(i), UTF_8))
                .toList();
    }
}
