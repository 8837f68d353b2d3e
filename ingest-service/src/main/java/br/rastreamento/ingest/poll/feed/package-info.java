/// A cursor comes in and is asked for at the carrier's; a page goes out, taken apart into events and items that are none, or
/// why there is none.
@NullMarked
package br.rastreamento.ingest.poll.feed;

import org.jspecify.annotations.NullMarked;
