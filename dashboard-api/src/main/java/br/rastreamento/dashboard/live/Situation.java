package br.rastreamento.dashboard.live;

import br.rastreamento.dashboard.database.DatabaseTrouble;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether the figures that listeners have are those of the database, as event `situacao` says it.
///
/// @param motivo why they may be old, in Portuguese; null while they are current
/// @param desde when it became so
@Schema(name = "Situacao", description = "Se os números recebidos são os do banco de dados")
record Situation(
        @JsonProperty("situacao")
                @Schema(
                        description = "`atual` ou `desatualizada`",
                        allowableValues = {"atual", "desatualizada"},
                        example = "desatualizada")
                String situacao,
        @JsonProperty("motivo")
                @Schema(
                        types = {"string", "null"},
                        description = "Por que os números podem ser antigos; null se são atuais",
                        example = "O banco de dados não responde no momento.")
                @Nullable String motivo,
        @JsonProperty("desde") @Schema(example = "2025-10-13T17:40:02.123Z") Instant desde) {

    /// From the moment that they were read.
    static Situation current(Instant since) {
        return new Situation("atual", null, since);
    }

    /// From the moment that a look at the figures failed.
    static Situation stale(Throwable failure, Instant since) {
        return new Situation(
                "desatualizada",
                DatabaseTrouble.in(failure)
                        .map(DatabaseTrouble::said)
                        .orElse("Algo falhou no serviço; a falha foi registrada."),
                since);
    }

    /// Whether listeners need not be told that it is so again.
    boolean isAs(@Nullable Situation other) {
        return other != null
                && situacao.equals(other.situacao)
                && Objects.equals(motivo, other.motivo);
    }
}
