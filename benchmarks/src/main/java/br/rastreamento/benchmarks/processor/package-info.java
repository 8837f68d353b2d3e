/// How fast a topic full of events becomes rows, beside the limit of the database and what others do.
@NullMarked
package br.rastreamento.benchmarks.processor;

import org.jspecify.annotations.NullMarked;
