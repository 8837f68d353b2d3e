/// How much of the speed of Kafka and of the web server the ingest-service leaves to its callers.
@NullMarked
package br.rastreamento.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
