package br.rastreamento.ingest.request;

import br.rastreamento.problema.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The name of one request, for a caller and an operator to talk about. No secret, and not unique for sure: a caller may
/// choose it.
public final class RequestId {

    /// Request and response header.
    public static final String HEADER = "X-Request-Id";

    /// Key in log lines and member of problem details.
    public static final String KEY = Problems.REQUEST_ID;

    // Nothing that could end a log line or a header.
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /// The caller's id, or a new one if there is none or it is anything but 1 to 64 letters, digits, `.`, `_` or `-`.
    static String of(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && SANE.matcher(given).matches() ? given : fresh();
    }

    /// A new id: 32 hexadecimal digits.
    public static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
