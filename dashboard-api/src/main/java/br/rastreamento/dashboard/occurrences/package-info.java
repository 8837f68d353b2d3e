/// A request for the latest occurrences comes in; scans that somebody may have to act on, newest first, go out.
@NullMarked
package br.rastreamento.dashboard.occurrences;

import org.jspecify.annotations.NullMarked;
