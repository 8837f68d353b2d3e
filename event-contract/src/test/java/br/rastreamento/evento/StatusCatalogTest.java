package br.rastreamento.evento;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.evento.CleanedText.Clean;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCatalogTest {

    @ParameterizedTest
    @CsvSource({
        "entregue,ENTREGUE,ENTREGUE",
        "EM TRANSITO,EM TRÂNSITO,EM_TRANSITO",
        "Objeto entregue ao destinatário,ENTREGUE,ENTREGUE",
        "objeto  ENTREGUE ao destinatario.,ENTREGUE,ENTREGUE",
        "out_for_delivery,SAIU PARA ENTREGA,SAIU_PARA_ENTREGA",
        "Saiu para entrega\u200B,SAIU PARA ENTREGA,SAIU_PARA_ENTREGA",
        "AGUARDANDO RETIRADA,AGUARDANDO RETIRADA,AGUARDANDO_RETIRADA",
        "EXTRAVIADO,EXTRAVIADO,EXCECAO",
        "Objeto não entregue – carteiro não atendido,DESTINATÁRIO AUSENTE,EXCECAO",
        "devolucao ao remetente,EM DEVOLUÇÃO,DEVOLUCAO",
        "Objeto postado,POSTADO,POSTADO",
        "teletransportado,TELETRANSPORTADO,DESCONHECIDO",
        "!?,!?,DESCONHECIDO"
    })
    void findsAStatusHoweverItIsSpelledAndKeepsWhatItDoesNotKnow(
            String raw, String canonical, StatusPhase phase) {
        String cleaned = ((Clean) TextCleaning.status(raw)).text();

        assertThat(StatusCatalog.canonical(cleaned)).isEqualTo(canonical);
        assertThat(StatusCatalog.phaseOf(canonical)).isEqualTo(phase);
    }

    @Test
    void holdsAtLeastFortySpellingsOverEveryKnownPhase() {
        assertThat(StatusCatalog.entries().stream().mapToInt(e -> e.spellings().size()).sum())
                .isGreaterThanOrEqualTo(40);
        assertThat(
                        StatusCatalog.entries().stream()
                                .map(StatusCatalog.Entry::phase)
                                .collect(toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(StatusPhase.DESCONHECIDO)));
    }

    @Test
    void hasOneCanonicalTextForDelivered() {
        assertThat(StatusCatalog.entries())
                .filteredOn(entry -> entry.phase() == StatusPhase.ENTREGUE)
                .extracting(StatusCatalog.Entry::canonical)
                .containsExactly("ENTREGUE");
    }

    @Test
    void mapsEverySpellingToItsCanonicalTextAndThatToItself() {
        for (StatusCatalog.Entry entry : StatusCatalog.entries()) {
            assertThat(TextCleaning.status(entry.canonical()))
                    .isEqualTo(new Clean(entry.canonical()));
            assertThat(StatusCatalog.canonical(entry.canonical())).isEqualTo(entry.canonical());
            for (String spelling : entry.spellings()) {
                String cleaned = ((Clean) TextCleaning.status(spelling)).text();
                assertThat(StatusCatalog.canonical(cleaned)).isEqualTo(entry.canonical());
            }
        }
    }

    @Test
    void ranksThePhasesInTheOrderThatBreaksTies() { // R3
        assertThat(Arrays.stream(StatusPhase.values()).map(Enum::name))
                .containsExactly(
                        "POSTADO",
                        "EM_TRANSITO",
                        "SAIU_PARA_ENTREGA",
                        "AGUARDANDO_RETIRADA",
                        "EXCECAO",
                        "DEVOLUCAO",
                        "ENTREGUE",
                        "DESCONHECIDO");
    }
}
