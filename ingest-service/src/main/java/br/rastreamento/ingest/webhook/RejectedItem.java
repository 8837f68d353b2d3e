package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An item of a request that is not a valid event.
///
/// @param indice position in the array or stream, from 0; 0 for a single object
/// @param linha on which an item of a stream begins, from 1; null in a JSON body
/// @param violations why
record RejectedItem(long indice, @Nullable Long linha, List<Violation> violations) {}
