/// Failures of a request come in; problem details (RFC 9457) in Portuguese go out.
@NullMarked
package br.rastreamento.ingest.problem;

import org.jspecify.annotations.NullMarked;
