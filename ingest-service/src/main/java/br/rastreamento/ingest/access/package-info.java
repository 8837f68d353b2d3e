/// Requests with a credential come in; those whose credential is known go on, with the name of their source.
@NullMarked
package br.rastreamento.ingest.access;

import org.jspecify.annotations.NullMarked;
