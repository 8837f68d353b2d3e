/// Cursors come in and are kept in a compacted Kafka topic; out go the sources that this instance, and no other, is to poll,
/// each with its latest cursor.
@NullMarked
package br.rastreamento.ingest.poll.cursor;

import org.jspecify.annotations.NullMarked;
