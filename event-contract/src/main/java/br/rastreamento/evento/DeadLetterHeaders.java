package br.rastreamento.evento;

/// Headers of a message of [Topics#DEAD_LETTERS]; all UTF-8 text. Key, value and other headers are those of the
/// original message. Source topic, partition and offset identify the original, so that a reader can drop repeats.
///
/// What the poller rejects was in no topic before: value is the item as the carrier sent it, there is no key, and source
/// topic, partition and offset are absent; [EventHeaders#SOURCE] names the source.
public final class DeadLetterHeaders {

    /// Code of the first violation ([ViolationCode#code()]).
    public static final String CODE = "codigo";

    /// Field of the first violation.
    public static final String FIELD = "campo";

    /// Message of the first violation.
    public static final String MESSAGE = "mensagem";

    /// All violations: a JSON array of objects with `campo`, `codigo`, `mensagem`.
    public static final String VIOLATIONS = "erros";

    public static final String SOURCE_TOPIC = "topico_origem";
    public static final String SOURCE_PARTITION = "particao_origem";
    public static final String SOURCE_OFFSET = "offset_origem";

    /// Only where Kafka did not take the value back: how many bytes it had before it was cut.
    public static final String ORIGINAL_SIZE = "tamanho_original";

    /// Earlier failures of a message that was replayed and failed again, oldest first: a JSON array of objects with
    /// `tentativa`, `falhou_em`, `erros`, `origem`, `carta`. A replayed message carries it on [Topics#EVENTS] too.
    public static final String HISTORY = "historico";

    private DeadLetterHeaders() {}
}
