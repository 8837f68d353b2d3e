/// The bytes of a body of any length enter, in NDJSON or CSV; its items leave one by one, in constant memory.
@NullMarked
package br.rastreamento.ingest.stream;

import org.jspecify.annotations.NullMarked;
