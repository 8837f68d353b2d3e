/// What the event contract promises.
@NullMarked
package br.rastreamento.evento;

import org.jspecify.annotations.NullMarked;
