/// Settings with a seed come in; an endless or counted sequence of items, each as its bytes and what they mean, goes out.
@NullMarked
package br.rastreamento.simulator.stream;

import org.jspecify.annotations.NullMarked;
