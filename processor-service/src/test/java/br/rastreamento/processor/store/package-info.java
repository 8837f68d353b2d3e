@NullMarked
package br.rastreamento.processor.store;

import org.jspecify.annotations.NullMarked;
