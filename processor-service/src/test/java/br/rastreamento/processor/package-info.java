/// What the processor promises, on a real broker and a real database.
@NullMarked
package br.rastreamento.processor;

import org.jspecify.annotations.NullMarked;
