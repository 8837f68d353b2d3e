package br.rastreamento.ingest.stream;

import java.io.IOException;

/// Reads the items of a stream. For one thread.
public sealed interface ItemReader permits NdjsonReader, CsvReader {

    /// Greatest item, in bytes: what the topic holds with room for headers.
    int MAX_ITEM_BYTES = 1024 * 1024;

    /// Reads on, once, and hands over the items that have become whole. Blocks as long as the sink and the sender do.
    ///
    /// @return whether there may be more; false at the end
    /// @throws UnreadableStream if nothing can be told apart from here on; the items before were handed over
    /// @throws IOException if the connection breaks
    boolean read(ItemSink sink) throws IOException;
}
