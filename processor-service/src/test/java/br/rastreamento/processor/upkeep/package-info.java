@NullMarked
package br.rastreamento.processor.upkeep;

import org.jspecify.annotations.NullMarked;
