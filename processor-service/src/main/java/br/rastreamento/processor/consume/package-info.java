/// Messages of the topic come in; each is stored, known already, or a dead letter before its offset is committed.
@NullMarked
package br.rastreamento.processor.consume;

import org.jspecify.annotations.NullMarked;
