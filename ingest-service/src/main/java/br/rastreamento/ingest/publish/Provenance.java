package br.rastreamento.ingest.publish;

import java.time.Instant;

/// Where the events of one request come from; travels in the headers of their messages.
///
/// @param source name of the carrier's source
/// @param receivedAt when the request came in
/// @param traceparent W3C Trace Context
public record Provenance(String source, Instant receivedAt, String traceparent) {}
