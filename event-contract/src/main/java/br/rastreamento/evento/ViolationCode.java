package br.rastreamento.evento;

import java.util.Locale;

/// Why an item was rejected. [#code()] is the stable text on the wire (HTTP answers, dead-letter headers, metrics).
public enum ViolationCode {
    /// Not one JSON value in UTF-8: broken syntax, empty, nested too deeply, a field given twice.
    JSON_INVALIDO,
    /// A line of CSV that is no record: quotes out of place, or another number of cells than the header has.
    CSV_INVALIDO,
    /// The field is absent or `null`.
    CAMPO_OBRIGATORIO,
    /// A JSON type that the field does not accept; the item itself is not an object.
    TIPO_INVALIDO,
    /// Not a whole number in 1 … 2^63−1.
    ID_INVALIDO,
    /// Nothing is left after cleaning.
    VALOR_VAZIO,
    /// Longer than the field allows after cleaning.
    TAMANHO_EXCEDIDO,
    /// A control character or an unpaired surrogate.
    CARACTERE_INVALIDO,
    /// Not an ISO-8601 date-time with offset.
    DATA_INVALIDA,
    /// Earlier or later than the configured window.
    DATA_FORA_DA_JANELA,
    /// Accepted by the rules here, refused by the database (SQLSTATE class 22 or 23).
    RECUSADO_PELO_BANCO;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }
}
