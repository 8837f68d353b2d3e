package br.rastreamento.ingest.publish;

/// What became of the events of one request.
public sealed interface PublishOutcome {

    /// Kafka has every one of them, on all replicas in sync (R7).
    record Acknowledged() implements PublishOutcome {}

    /// Kafka did not acknowledge all of them in time. Some may be there all the same: sending them again is right, for
    /// the same event twice is a duplicate (R1).
    ///
    /// @param reason for operators; no content of events
    record Unavailable(String reason) implements PublishOutcome {}
}
