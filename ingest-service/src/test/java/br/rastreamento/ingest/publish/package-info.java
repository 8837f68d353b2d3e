/// What ingest promises its callers and Kafka's readers.
@NullMarked
package br.rastreamento.ingest.publish;

import org.jspecify.annotations.NullMarked;
