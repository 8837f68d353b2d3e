@NullMarked
package br.rastreamento.processor.trace;

import org.jspecify.annotations.NullMarked;
