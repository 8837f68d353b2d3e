package br.rastreamento.stack;

/// What keeps the stack from running, said in words for the person who started it.
public final class StackFailure extends RuntimeException {

    /// The person can put it right by starting differently: options, ports, directories.
    public static final int WRONG_START = 2;

    /// Something did not come up or went away.
    public static final int BROKEN = 1;

    private final int exitCode;

    StackFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    StackFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
