/// What ingest promises its callers and Kafka's readers.
@NullMarked
package br.rastreamento.ingest.request;

import org.jspecify.annotations.NullMarked;
