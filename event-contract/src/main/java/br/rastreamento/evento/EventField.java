package br.rastreamento.evento;

import java.time.Duration;
import java.util.Locale;

/// The fields of an event, in the order in which their violations are reported.
enum EventField {
    ID_PACOTE,
    ORIGEM,
    DESTINO,
    STATUS_RASTREAMENTO,
    DATA_ATUALIZACAO;

    private static final EventField[] ALL = values();

    private final String jsonName = name().toLowerCase(Locale.ROOT);

    String jsonName() {
        return jsonName;
    }

    /// The field that [EventJson#FIELD_NAMES] gives this number.
    static EventField at(int match) {
        return ALL[match];
    }

    Violation absent() {
        return because(ViolationCode.CAMPO_OBRIGATORIO, "é obrigatório.");
    }

    Violation repeated() {
        return because(ViolationCode.JSON_INVALIDO, "aparece mais de uma vez.");
    }

    Violation wrongType() {
        return because(
                ViolationCode.TIPO_INVALIDO,
                this == ID_PACOTE
                        ? "deve ser um número inteiro ou um texto só de dígitos."
                        : "deve ser um texto.");
    }

    Violation notAnId() {
        return because(
                ViolationCode.ID_INVALIDO,
                "deve ser um número inteiro de 1 a " + Long.MAX_VALUE + ".");
    }

    Violation notATime() {
        return because(
                ViolationCode.DATA_INVALIDA,
                "deve ser data e hora ISO-8601 com fuso, por exemplo 2025-10-12T08:15:00-03:00.");
    }

    Violation outside(TimestampWindow window) {
        return because(
                ViolationCode.DATA_FORA_DA_JANELA,
                "deve ficar entre %s e %s à frente do horário atual%s."
                        .formatted(
                                window.earliest(), hours(window.maxAhead()), greatestAge(window)));
    }

    Violation refused(ViolationCode code) {
        int max = this == STATUS_RASTREAMENTO ? TextCleaning.MAX_STATUS : TextCleaning.MAX_PLACE;
        return because(
                code,
                switch (code) {
                    case VALOR_VAZIO -> "não pode ficar em branco.";
                    case TAMANHO_EXCEDIDO -> "pode ter no máximo " + max + " caracteres.";
                    case CARACTERE_INVALIDO ->
                            "contém um caractere de controle ou meio par substituto (surrogate).";
                    default -> throw new IllegalArgumentException("not about a text: " + code);
                });
    }

    private Violation because(ViolationCode code, String reason) {
        return new Violation(jsonName, code, "O campo " + jsonName + " " + reason);
    }

    private static String greatestAge(TimestampWindow window) {
        Duration retention = window.retention();
        if (retention == null) {
            return "";
        }
        long days = retention.toDays();
        boolean whole = retention.equals(Duration.ofDays(days));
        return ", e não pode ter mais de "
                + (whole ? days + " dias" : hours(retention))
                + " (prazo de retenção)";
    }

    private static String hours(Duration time) {
        long seconds = time.toSeconds();
        return seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds / 60 + " min";
    }
}
