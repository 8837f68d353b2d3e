package br.rastreamento.evento;

/// What [TextCleaning] made of a text.
public sealed interface CleanedText {

    /// Clean: fit to be compared and stored.
    record Clean(String text) implements CleanedText {}

    /// Cannot be cleaned.
    ///
    /// @param code `valor_vazio`, `tamanho_excedido` or `caractere_invalido`
    record Refused(ViolationCode code) implements CleanedText {}
}
