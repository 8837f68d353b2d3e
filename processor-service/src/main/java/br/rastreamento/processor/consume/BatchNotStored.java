package br.rastreamento.processor.consume;

/// A batch could not be stored for a reason that is not its own; its offsets must not be committed.
final class BatchNotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BatchNotStored(String reason, Throwable cause) {
        super(reason, cause);
    }
}
