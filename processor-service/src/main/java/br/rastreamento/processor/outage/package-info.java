/// Failures to write come in; the state that health reports, a pause with its reason, goes out.
@NullMarked
package br.rastreamento.processor.outage;

import org.jspecify.annotations.NullMarked;
