package br.rastreamento.ingest.stream;

import br.rastreamento.evento.Violation;

/// Takes the items of a stream in their order.
public interface ItemSink {

    /// The next items lie one after the other in these bytes, before `to`; until this is called again.
    default void successive(byte[] bytes, int to) {}

    /// The JSON of one item, not yet judged.
    ///
    /// @param bytes belong to the reader again when this returns
    /// @param line on which the item begins, from 1
    void item(byte[] bytes, int from, int to, long line);

    /// An item that has no JSON to be judged.
    ///
    /// @param line on which the item begins, from 1
    void refused(Violation reason, long line);
}
