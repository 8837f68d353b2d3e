package br.rastreamento.ingest.poll.feed;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a page was not read, or its cursor not believed.
///
/// @param reason for operators: one sentence in Portuguese, no contents, no secrets
/// @param retryAfter what the carrier asked for, if it did
public record PollFailure(Kind kind, String reason, @Nullable Duration retryAfter) {

    /// What to do about it is the same within a kind.
    public enum Kind {
        /// 429 or 503: the carrier wants us to wait.
        LIMITE,
        /// Another 5xx, or a connection that was refused or cut.
        INDISPONIVEL,
        /// No whole answer within the time limit.
        TEMPO_ESGOTADO,
        /// An answer that is no page.
        PAGINA_INVALIDA,
        /// The next cursor is one that was read before.
        CURSOR_REPETIDO,
        /// The carrier, or its token service, does not accept our credentials.
        AUTORIZACAO,
        /// The carrier does not accept the request, or one of our files cannot be read: an operator has to look.
        CONFIGURACAO,
        /// Kafka did not acknowledge.
        KAFKA,
        /// A mistake of ours.
        INTERNO;

        /// Stable text in health and metrics.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether trying again soon is pointless.
        public boolean needsAnOperator() {
            return this == CONFIGURACAO || this == AUTORIZACAO;
        }
    }

    public static PollFailure of(Kind kind, String reason) {
        return new PollFailure(kind, reason, null);
    }
}
