package br.rastreamento.ingest.webhook;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Lets a sender read an answer that comes before the end of its stream. Closing the connection on what it still sends
/// would reset it, and the answer could be lost with it (RFC 9112, section 9.6); so the answer goes out first, and then the
/// rest is thrown away for a moment.
@Component
final class LingeringClose extends OncePerRequestFilter {

    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final String UNREAD = LingeringClose.class.getName() + ".unread";

    /// If the request is answered now, something of its body may still come.
    static void expectUnread(HttpServletRequest request) {
        request.setAttribute(UNREAD, true);
    }

    /// The body was read to its end.
    static void expectNothing(HttpServletRequest request) {
        request.removeAttribute(UNREAD);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // with its length the answer is complete before the request is
        var whole = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, whole);
        whole.copyBodyToResponse();
        if (request.getAttribute(UNREAD) != null) {
            response.flushBuffer();
            drain(request.getInputStream());
        }
    }

    private static void drain(InputStream rest) {
        byte[] thrownAway = new byte[8 * 1024];
        long end = System.nanoTime() + MOMENT.toNanos();
        try {
            while (rest.read(thrownAway) >= 0 && System.nanoTime() - end < 0) {
                // what is sent meanwhile
            }
        } catch (IOException _) {
            // the sender has gone, as it should
        }
    }
}
