package br.rastreamento.ingest.access;

import br.rastreamento.ingest.problem.RequestProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets a request to the API through if its credential is known, before anything of its body is read.
@Component
public final class CallerCheck extends OncePerRequestFilter {

    /// Request attribute: name of the source that the caller is.
    public static final String SOURCE_ATTRIBUTE = "br.rastreamento.ingest.source";

    private static final String SCHEME = "Bearer ";

    private final BearerTokens tokens;
    private final HandlerExceptionResolver problems;

    CallerCheck(
            BearerTokens tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath()
                .startsWith("/api/"); // decoded and normalised, unlike the URI
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String source = source(authorization);
        if (source == null) {
            problems.resolveException(
                    request, response, null, RequestProblem.unauthorized(authorization != null));
            return;
        }
        request.setAttribute(SOURCE_ATTRIBUTE, source);
        chain.doFilter(request, response);
    }

    private @Nullable String source(@Nullable String authorization) {
        if (tokens.open()) {
            return BearerTokens.OPEN_SOURCE;
        }
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return tokens.sourceOf(authorization.substring(SCHEME.length()).strip());
    }
}
