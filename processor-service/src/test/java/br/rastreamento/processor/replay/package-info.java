@NullMarked
package br.rastreamento.processor.replay;

import org.jspecify.annotations.NullMarked;
