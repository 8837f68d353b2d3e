/// What it costs the dashboard-api that thousands listen to its stream, and how soon they hear of a change.
@NullMarked
package br.rastreamento.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
