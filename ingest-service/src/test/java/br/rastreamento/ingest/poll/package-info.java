/// What the poller promises operators and carriers.
@NullMarked
package br.rastreamento.ingest.poll;

import org.jspecify.annotations.NullMarked;
