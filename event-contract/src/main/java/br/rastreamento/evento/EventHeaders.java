package br.rastreamento.evento;

/// Headers that ingest adds to a message of [Topics#EVENTS]; all UTF-8 text, all optional for readers.
public final class EventHeaders {

    /// Name of the carrier's source, as configured in ingest.
    public static final String SOURCE = "fonte";

    /// When ingest received the event: ISO-8601, UTC.
    public static final String RECEIVED_AT = "recebido_em";

    /// W3C Trace Context.
    public static final String TRACEPARENT = "traceparent";

    private EventHeaders() {}
}
