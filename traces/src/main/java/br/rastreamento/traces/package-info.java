/// Settings of OpenTelemetry come in; spans go out by OTLP, or nothing of all that is set up.
@NullMarked
package br.rastreamento.traces;

import org.jspecify.annotations.NullMarked;
