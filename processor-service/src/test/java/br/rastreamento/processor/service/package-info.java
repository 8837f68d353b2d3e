/// What goes wrong around the processor, made to happen for real: the service runs, and its servers fail.
@NullMarked
package br.rastreamento.processor.fault;

import org.jspecify.annotations.NullMarked;
