package br.rastreamento.ingest.poll.settings;

/// The file that `INGEST_POLL_CONFIG` names cannot be used. The message holds nothing of its contents but a position.
final class PollConfigUnusable extends RuntimeException {

    PollConfigUnusable(String message) {
        super(message);
    }
}
