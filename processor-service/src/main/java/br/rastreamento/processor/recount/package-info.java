/// The stored events come in; what the parcels' rows and the summaries should say goes out, compared or put right, while
/// the writers write.
@NullMarked
package br.rastreamento.processor.recount;

import org.jspecify.annotations.NullMarked;
