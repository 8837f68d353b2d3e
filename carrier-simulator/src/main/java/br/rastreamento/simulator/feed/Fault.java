package br.rastreamento.simulator.feed;

import java.util.Arrays;
import java.util.Optional;

/// What may go wrong with an answer instead of the right one.
public enum Fault {
    /// 429 with `Retry-After` in seconds.
    TOO_MANY_REQUESTS("429"),
    SERVER_ERROR("500"),
    /// 503 with `Retry-After` as a date.
    UNAVAILABLE("503"),
    /// The connection stays silent, and is closed in the end.
    TIMEOUT("timeout"),
    /// The right answer, a few bytes at a time.
    DRIP("drip"),
    /// The connection is closed in the middle of the body.
    CUT("cut"),
    /// A complete answer that is not JSON to its end.
    BROKEN_JSON("broken-json"),
    /// An older page once more, with its own old `proximo_cursor`.
    OLD_PAGE("old-page"),
    /// The right rows, but `proximo_cursor` is the cursor that was asked for although there is more.
    OWN_CURSOR("own-cursor"),
    /// 401: the token from `/oauth2/token` is no longer valid, and stays so.
    EXPIRED_TOKEN("expired-token");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    /// Name on the command line and in the report.
    public String label() {
        return label;
    }

    /// The fault of that name.
    public static Optional<Fault> labelled(String label) {
        return Arrays.stream(values()).filter(fault -> fault.label.equals(label)).findFirst();
    }
}
