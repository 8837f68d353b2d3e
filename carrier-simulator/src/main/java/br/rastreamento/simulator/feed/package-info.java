/// Items and a plan of faults come in; pages over HTTP go out, to whoever polls, together with what a perfect reader ends up with.
@NullMarked
package br.rastreamento.simulator.feed;

import org.jspecify.annotations.NullMarked;
