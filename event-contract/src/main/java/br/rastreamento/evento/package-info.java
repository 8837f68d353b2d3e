/// Bytes of one event come in; a cleaned [br.rastreamento.evento.TrackingEvent], or the reasons why not, goes out.
@NullMarked
package br.rastreamento.evento;

import org.jspecify.annotations.NullMarked;
