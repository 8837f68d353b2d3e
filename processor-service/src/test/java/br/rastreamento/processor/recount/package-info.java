@NullMarked
package br.rastreamento.processor.recount;

import org.jspecify.annotations.NullMarked;
