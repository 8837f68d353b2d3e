package br.rastreamento.evento;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Headers of a message of [Topics#DEAD_LETTERS]; all UTF-8 text. Key, value and other headers are those of the
/// original message. Source topic, partition and offset identify the original, so that a reader can drop repeats.
///
/// What the poller rejects was in no topic before: value is the item as the carrier sent it, there is no key, and source
/// topic, partition and offset are absent; [EventHeaders#SOURCE] names the source.
public final class DeadLetterHeaders {

    private static final JsonFactory JSON = new JsonFactory();

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

    /// Only where the letter holds the beginning of the value: how many bytes that had before it was cut, since Kafka did
    /// not take it back, or it was too long for a message from the outset.
    public static final String ORIGINAL_SIZE = "tamanho_original";

    /// Earlier failures of a message that was replayed and failed again, oldest first: a JSON array of objects with
    /// `tentativa`, `falhou_em`, `erros`, `origem`, `carta`. A replayed message carries it on [Topics#EVENTS] too.
    public static final String HISTORY = "historico";

    private DeadLetterHeaders() {}

    /// The headers that say why a message is no event, by name.
    ///
    /// @param violations at least one
    public static Map<String, String> reasons(List<Violation> violations) {
        Violation first = violations.getFirst();
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(CODE, first.codigo().code());
        reasons.put(FIELD, first.campo());
        reasons.put(MESSAGE, first.mensagem());
        reasons.put(VIOLATIONS, json(violations));
        return reasons;
    }

    private static String json(List<Violation> violations) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
            generator.writeStartArray();
            for (Violation violation : violations) {
                generator.writeStartObject();
                generator.writeStringProperty("campo", violation.campo());
                generator.writeStringProperty("codigo", violation.codigo().code());
                generator.writeStringProperty("mensagem", violation.mensagem());
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        return json.toString();
    }
}
