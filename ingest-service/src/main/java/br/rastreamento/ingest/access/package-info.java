/// Requests with a token or a signature come in; those whose credential is known, and whose source is within its rate,
/// go on with the name of their source.
@NullMarked
package br.rastreamento.ingest.access;

import org.jspecify.annotations.NullMarked;
