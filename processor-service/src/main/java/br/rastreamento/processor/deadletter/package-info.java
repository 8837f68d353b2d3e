/// Messages that are no events come in; they leave for the dead-letter topic with the reason.
@NullMarked
package br.rastreamento.processor.deadletter;

import org.jspecify.annotations.NullMarked;
