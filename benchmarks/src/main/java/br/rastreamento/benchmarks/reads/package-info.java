/// What the API's answers cost with few and with many events stored, beside the naive SQL for the same figures.
@NullMarked
package br.rastreamento.benchmarks.reads;

import org.jspecify.annotations.NullMarked;
