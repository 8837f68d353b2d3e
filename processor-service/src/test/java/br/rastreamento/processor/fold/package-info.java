@NullMarked
package br.rastreamento.processor.fold;

import org.jspecify.annotations.NullMarked;
