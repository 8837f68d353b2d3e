/// Batches and their stages come in; where traces are on, they leave as spans. Where they are off, nothing of this is there.
@NullMarked
package br.rastreamento.processor.trace;

import org.jspecify.annotations.NullMarked;
