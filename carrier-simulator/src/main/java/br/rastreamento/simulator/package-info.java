/// Command-line options come in; a believable stream of events goes out, to a webhook or as CSV.
@NullMarked
package br.rastreamento.simulator;

import org.jspecify.annotations.NullMarked;
