package br.rastreamento.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.rastreamento.evento.StatusPhase;
import br.rastreamento.problema.RequestProblem;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// A parameter that cannot be read is named, with what is accepted, whichever type an endpoint declares for it.
class ParameterErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | Informe data e hora com fuso (ISO 8601), por exemplo 2025-10-12T08:15:00Z.
                    1 | Informe data e hora com fuso (ISO 8601), por exemplo 2025-10-12T08:15:00Z.
                    2 | Informe uma data (ISO 8601), por exemplo 2025-10-12.
                    3 | Informe um número inteiro.
                    4 | Informe um número inteiro.
                    5 | Informe true ou false.
                    6 | Informe um destes valores: POSTADO, EM_TRANSITO, SAIU_PARA_ENTREGA, AGUARDANDO_RETIRADA, EXCECAO, DEVOLUCAO, ENTREGUE, DESCONHECIDO.
                    """)
    void sayWhatATypeAccepts(int parameter, String detail) throws Exception {
        MethodParameter declared = new MethodParameter(endpoint(), parameter);

        RequestProblem problem =
                ParameterErrors.in(
                                new MethodArgumentTypeMismatchException(
                                        "x", declared.getParameterType(), "de", declared, null))
                        .orElseThrow();

        assertThat(problem.getStatusCode().value()).isEqualTo(400);
        assertThat(problem.getBody().getProperties()).containsEntry("parametro", "de");
        assertThat(problem.getBody().getDetail()).isEqualTo(detail);
    }

    @Test
    void nameAMissingOne() {
        RequestProblem problem =
                ParameterErrors.in(new MissingServletRequestParameterException("ate", "Instant"))
                        .orElseThrow();

        assertThat(problem.getBody().getProperties()).containsEntry("parametro", "ate");
        assertThat(ParameterErrors.in(new IllegalStateException())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "366", "-1", "+7", "1e2", "7.0", " 7", "٧", "99999999999999999999"})
    void refuseIntegersOutOfFormOrRange(String text) {
        assertThatExceptionOfType(RequestProblem.class)
                .isThrownBy(() -> Parameters.integer("dias", text, 5, 1, 365))
                .satisfies(problem ->
                        assertThat(problem.getBody().getDetail())
                                .isEqualTo("Informe um número inteiro de 1 a 365."));
    }

    @Test
    void takeAWordInUpperOrLowerCaseAndNameTheOthers() {
        assertThat(Parameters.choice("fase", "Entregue", StatusPhase.POSTADO))
                .isEqualTo(StatusPhase.ENTREGUE);
        assertThat(Parameters.choice("fase", " ", StatusPhase.POSTADO))
                .isEqualTo(StatusPhase.POSTADO);
        assertThatExceptionOfType(RequestProblem.class)
                .isThrownBy(() -> Parameters.choice("fase", "x", StatusPhase.POSTADO))
                .satisfies(problem ->
                        assertThat(problem.getBody().getDetail())
                                .startsWith("Informe um destes valores: postado, em_transito,"));
    }

    @Test
    void takeAnEmptyIntegerForAbsent() {
        assertThat(Parameters.integer("dias", null, 5, 1, 365)).isEqualTo(5);
        assertThat(Parameters.integer("dias", "", 5, 1, 365)).isEqualTo(5);
        assertThat(Parameters.integer("dias", "365", 5, 1, 365)).isEqualTo(365);
    }

    private static Method endpoint() throws NoSuchMethodException {
        return ParameterErrorsTest.class.getDeclaredMethod(
                "declares",
                Instant.class,
                OffsetDateTime.class,
                LocalDate.class,
                int.class,
                Long.class,
                Boolean.class,
                StatusPhase.class);
    }

    @SuppressWarnings("unused") // its parameters are what matters
    private static void declares(
            Instant a, OffsetDateTime b, LocalDate c, int d, Long e, Boolean f, StatusPhase g) {}
}
