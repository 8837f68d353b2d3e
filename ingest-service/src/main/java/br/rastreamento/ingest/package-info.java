/// Scans come in over HTTP; valid ones leave as messages of the topic eventos_rastreamento.
@NullMarked
package br.rastreamento.ingest;

import org.jspecify.annotations.NullMarked;
