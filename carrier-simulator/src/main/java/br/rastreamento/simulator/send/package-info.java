/// Items come in; HTTP requests go out until each item has its answer, and a report that adds up.
@NullMarked
package br.rastreamento.simulator.send;

import org.jspecify.annotations.NullMarked;
