/// A request for the indicators comes in; figures that agree with each other, of one committed state, go out.
@NullMarked
package br.rastreamento.dashboard.indicators;

import org.jspecify.annotations.NullMarked;
