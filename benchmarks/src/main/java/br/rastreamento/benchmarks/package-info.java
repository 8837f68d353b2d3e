/// Measures the product beside a peer or a limit, in one run on one machine; a table of ratios leaves.
@NullMarked
package br.rastreamento.benchmarks;

import org.jspecify.annotations.NullMarked;
