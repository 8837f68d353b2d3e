/// What ingest promises its callers and Kafka's readers.
@NullMarked
package br.rastreamento.ingest.webhook;

import org.jspecify.annotations.NullMarked;
