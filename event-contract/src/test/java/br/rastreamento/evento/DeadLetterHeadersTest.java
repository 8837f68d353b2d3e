package br.rastreamento.evento;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterHeadersTest {

    @Test
    void tellTheFirstReasonInPlainTextAndAllOfThemAsJson() { // R7: with its reason
        var reasons =
                DeadLetterHeaders.reasons(
                        List.of(
                                new Violation(
                                        "id_pacote",
                                        ViolationCode.ID_INVALIDO,
                                        "Não é um \"número\""),
                                new Violation("destino", ViolationCode.VALOR_VAZIO, "Está vazio")));

        assertThat(reasons)
                .containsOnlyKeys("codigo", "campo", "mensagem", "erros")
                .containsEntry("codigo", "id_invalido")
                .containsEntry("campo", "id_pacote")
                .containsEntry("mensagem", "Não é um \"número\"")
                .containsEntry(
                        "erros",
                        """
                        [{"campo":"id_pacote","codigo":"id_invalido","mensagem":"Não é um \\"número\\""},\
                        {"campo":"destino","codigo":"valor_vazio","mensagem":"Está vazio"}]\
                        """);
    }
}
