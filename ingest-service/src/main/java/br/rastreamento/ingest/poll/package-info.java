/// Pages of carriers' feeds come in, source by source; their events leave through `publish`, and only then the cursor moves.
@NullMarked
package br.rastreamento.ingest.poll;

import org.jspecify.annotations.NullMarked;
