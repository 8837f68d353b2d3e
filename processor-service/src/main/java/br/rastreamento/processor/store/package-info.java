/// What a batch changes comes in; rows and figures, committed together, go out. The only place that writes.
@NullMarked
package br.rastreamento.processor.store;

import org.jspecify.annotations.NullMarked;
