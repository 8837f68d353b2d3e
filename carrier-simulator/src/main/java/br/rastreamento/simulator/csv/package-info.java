/// Items come in; the carrier's daily file goes out.
@NullMarked
package br.rastreamento.simulator.csv;

import org.jspecify.annotations.NullMarked;
