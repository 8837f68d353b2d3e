/// Requests to the API come in; those from callers and pages that may read go on, the others leave as problem details.
@NullMarked
package br.rastreamento.dashboard.access;

import org.jspecify.annotations.NullMarked;
