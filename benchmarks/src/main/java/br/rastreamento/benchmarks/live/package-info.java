/// How soon a posted event is seen in an open page: the whole pipeline and a real browser.
@NullMarked
package br.rastreamento.benchmarks.live;

import org.jspecify.annotations.NullMarked;
