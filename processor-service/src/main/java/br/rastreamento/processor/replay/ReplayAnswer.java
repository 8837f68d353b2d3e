package br.rastreamento.processor.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of each letter that a request meant.
///
/// @param reenviadas how many were replayed, or would be
/// @param proximoCursor for the letters before, if the filter found as many as it might; else null
/// @param completa false if time was up before all were found or replayed: ask again
record ReplayAnswer(
        boolean simulado,
        long reenviadas,
        List<Line> cartas,
        @Nullable PageCursor proximoCursor,
        boolean completa) {

    enum Outcome {
        /// Kafka has it as a message of the topic of events.
        REENVIADA,
        SERIA_REENVIADA,
        /// Was replayed before, so left alone.
        JA_REENVIADA,
        /// The letter holds the beginning of the message only, so it is left alone.
        INCOMPLETA,
        NAO_ENCONTRADA,
        /// Kafka refused it, or did not acknowledge it in time; replaying it again is safe (R1).
        NAO_CONFIRMADA,
        /// Time was up.
        NAO_TENTADA;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param reenvio where it went
    /// @param motivo why not
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            LetterId id, Outcome resultado, @Nullable ReplayMark reenvio, @Nullable String motivo) {

        Line(LetterId id, Outcome resultado) {
            this(id, resultado, null, null);
        }
    }
}
