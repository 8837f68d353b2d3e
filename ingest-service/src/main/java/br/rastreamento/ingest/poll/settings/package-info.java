/// The operator's properties and YAML file come in; checked settings of each source go out, or a refusal that names source
/// and property.
@NullMarked
package br.rastreamento.ingest.poll.settings;

import org.jspecify.annotations.NullMarked;
