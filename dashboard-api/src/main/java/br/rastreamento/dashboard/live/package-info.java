/// The indicators of the moment and the latest occurrences come in, again and again while somebody listens; server-sent events
/// go out to each listener whenever they change.
@NullMarked
package br.rastreamento.dashboard.live;

import org.jspecify.annotations.NullMarked;
