package br.rastreamento.processor.store;

/// A part of a batch's way; none counts the time of another.
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
    /// A stage of the database that failed, with the rollback; the stages before it count as themselves.
    FAILED,
    /// Dead letters are sent and acknowledged.
    DEAD_LETTERS
}
