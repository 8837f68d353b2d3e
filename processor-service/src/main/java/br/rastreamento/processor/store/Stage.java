package br.rastreamento.processor.store;

/// A part of a batch's way; together they are the time that a consumer thread spends on it.
public enum Stage {
    /// Messages become events, or dead letters.
    READ,
    /// Events become one change per parcel.
    FOLD,
    /// A connection is taken from the pool.
    CONNECT,
    /// Which messages were never counted.
    MESSAGES,
    /// The rows of `pacotes`.
    PARCELS,
    /// The rows of `eventos_rastreamento`.
    SCANS,
    /// The summary tables.
    FIGURES,
    /// The commit of the database.
    COMMIT,
    /// A try that failed, from its beginning to the end of its rollback.
    FAILED,
    /// Dead letters are sent and acknowledged.
    DEAD_LETTERS
}
