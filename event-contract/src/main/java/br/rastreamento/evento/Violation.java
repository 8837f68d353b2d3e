package br.rastreamento.evento;

/// One reason why an item is not a valid event.
///
/// @param campo the JSON field, or [#WHOLE_EVENT] when no single field is to blame
/// @param codigo stable code for programs
/// @param mensagem one sentence for people, in Portuguese; never repeats the rejected value
public record Violation(String campo, ViolationCode codigo, String mensagem) {

    /// The `campo` of a violation that concerns the item as a whole.
    public static final String WHOLE_EVENT = "evento";
}
