/// What the cursors promise.
@NullMarked
package br.rastreamento.ingest.poll.cursor;

import org.jspecify.annotations.NullMarked;
