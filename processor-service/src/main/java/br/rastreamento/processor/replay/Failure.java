package br.rastreamento.processor.replay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One time that a message became a dead letter. Refuses nulls, because it is read from a header that anyone may write.
///
/// @param tentativa 1 for the first time
/// @param falhouEm when it came to the dead-letter topic
/// @param erros why
/// @param origem where it was read; null if it was in no topic before
/// @param carta the dead letter of that time ([LetterId])
record Failure(
        int tentativa,
        Instant falhouEm,
        List<Reason> erros,
        @Nullable Origin origem,
        String carta) {

    Failure {
        requireNonNull(falhouEm);
        erros = List.copyOf(erros);
        requireNonNull(carta);
    }

    /// One violation, as it stands in the header.
    record Reason(String campo, String codigo, String mensagem) {
        Reason {
            requireNonNull(campo);
            requireNonNull(codigo);
            requireNonNull(mensagem);
        }
    }

    record Origin(String topico, long particao, long offset) {
        Origin {
            requireNonNull(topico);
        }
    }
}
