package br.rastreamento.ingest.webhook;

import br.rastreamento.ingest.publish.OutgoingEvents;

/// What a body holds.
sealed interface Payload {

    /// Events and items that are none, one at least in all.
    record Items(OutgoingEvents accepted, Rejections rejected) implements Payload {}

    /// Nothing of it can be told apart.
    ///
    /// @param detail why, one sentence in Portuguese
    record Unreadable(String detail) implements Payload {}
}
