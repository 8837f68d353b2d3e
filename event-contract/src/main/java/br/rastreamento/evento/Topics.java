package br.rastreamento.evento;

/// Kafka topics that the services share.
public final class Topics {

    /// Events as carriers sent them; key: `id_pacote` in decimal, value: one JSON object in UTF-8.
    public static final String EVENTS = "eventos_rastreamento";

    /// 2 MiB as sent: the greatest event that ingest takes, its headers, and room for other producers.
    public static final int EVENTS_MAX_MESSAGE_BYTES = 2 << 20;

    /// Messages of [#EVENTS] that are not events: the original bytes, with the reason in [DeadLetterHeaders].
    public static final String DEAD_LETTERS = "eventos_rastreamento.dlt";

    /// 4 MiB as sent: the greatest message of [#EVENTS] and the headers that tell the reason.
    public static final int DEAD_LETTERS_MAX_MESSAGE_BYTES = 4 << 20;

    private Topics() {}
}
