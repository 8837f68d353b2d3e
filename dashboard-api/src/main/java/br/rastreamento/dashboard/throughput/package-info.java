/// A question about how fast events come in comes in; new events by the minute of the last hour go out.
@NullMarked
package br.rastreamento.dashboard.throughput;

import org.jspecify.annotations.NullMarked;
