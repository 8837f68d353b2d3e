package br.rastreamento.ingest.access;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Counts and logs each answer of the API by status and source. Success is logged at DEBUG only: there may be thousands a
/// second, and the counter has them.
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1) // just before CallerCheck, which has no order, so the last
public final class AnswerRecord extends OncePerRequestFilter {

    /// Source of an answer to a caller who was not let in.
    private static final String UNKNOWN = "desconhecida";

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRecord.class);

    /// Lines a second about callers who were not let in: they do not decide how long our logs are.
    private static final int LINES = 10;

    private static final String PARCELS = AnswerRecord.class.getName() + ".parcels";

    private final MeterRegistry registry;
    private final TokenBucket lines = new TokenBucket(LINES, 10 * LINES, System.nanoTime());

    AnswerRecord(MeterRegistry registry) {
        this.registry = registry;
    }

    /// The line about this request is to name these parcels, of which something was rejected.
    public static void rejected(HttpServletRequest request, List<Long> parcels) {
        if (!parcels.isEmpty()) {
            request.setAttribute(PARCELS, parcels);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            record(request, answered ? response.getStatus() : 500, System.nanoTime() - start);
        }
    }

    private void record(HttpServletRequest request, int status, long nanos) {
        Object source =
                Objects.requireNonNullElse(
                        request.getAttribute(CallerCheck.SOURCE_ATTRIBUTE), UNKNOWN);
        registry.counter(
                        "ingest.answers",
                        "status",
                        Integer.toString(status),
                        "source",
                        source.toString())
                .increment();
        boolean stranger = source.equals(UNKNOWN);
        boolean worthALine =
                (status >= 400 || status == 207)
                        && !(stranger && status == 429)
                        && !(stranger && !lines.take(System.nanoTime()).isZero());
        LoggingEventBuilder line =
                (worthALine ? LOG.atInfo() : LOG.atDebug())
                        .addKeyValue("status", status)
                        .addKeyValue("source", source)
                        .addKeyValue("millis", nanos / 1_000_000);
        Object parcels = request.getAttribute(PARCELS);
        (parcels == null ? line : line.addKeyValue("parcels", parcels)).log("answered");
    }
}
