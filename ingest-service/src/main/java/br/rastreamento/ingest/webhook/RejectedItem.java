package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.Violation;
import java.util.List;

/// An item of a request that is not a valid event.
///
/// @param indice position in the array, from 0; 0 for a single object
/// @param violations why
record RejectedItem(int indice, List<Violation> violations) {}
