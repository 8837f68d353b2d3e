package br.rastreamento.evento;

/// Kafka topics that the services share.
public final class Topics {

    /// Events as carriers sent them; key: `id_pacote` in decimal, value: one JSON object in UTF-8.
    public static final String EVENTS = "eventos_rastreamento";

    /// Messages of [#EVENTS] that are not events: the original bytes, with the reason in [DeadLetterHeaders].
    public static final String DEAD_LETTERS = "eventos_rastreamento.dlt";

    private Topics() {}
}
