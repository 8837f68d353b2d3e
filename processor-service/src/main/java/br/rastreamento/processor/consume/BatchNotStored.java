package br.rastreamento.processor.consume;

/// A batch could not be stored for a reason that is not its own; its offsets must not be committed.
final class BatchNotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /// @param reason for an operator; no contents of events
    BatchNotStored(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
