/// Requests come in; each goes on with an id, which its answer, its log lines and its problem detail carry.
@NullMarked
package br.rastreamento.ingest.request;

import org.jspecify.annotations.NullMarked;
