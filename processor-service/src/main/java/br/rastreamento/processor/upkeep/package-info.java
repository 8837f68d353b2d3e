/// Work that nobody waits for, so that writers need not do it in their transactions: answers are the same before and after it.
@NullMarked
package br.rastreamento.processor.upkeep;

import org.jspecify.annotations.NullMarked;
