/// Bodies of POST /api/v1/eventos come in; published events, and one answer that says what became of each, go out.
@NullMarked
package br.rastreamento.ingest.webhook;

import org.jspecify.annotations.NullMarked;
