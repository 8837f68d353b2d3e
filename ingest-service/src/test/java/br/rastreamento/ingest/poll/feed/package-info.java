/// What a carrier may send.
@NullMarked
package br.rastreamento.ingest.poll.feed;

import org.jspecify.annotations.NullMarked;
