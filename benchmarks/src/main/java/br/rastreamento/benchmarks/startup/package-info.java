/// Flags and class caches come in; how soon a service is ready with them, and what it takes, go out.
@NullMarked
package br.rastreamento.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
