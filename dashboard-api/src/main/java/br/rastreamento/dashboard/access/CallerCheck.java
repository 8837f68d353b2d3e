package br.rastreamento.dashboard.access;

import br.rastreamento.problema.RequestProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets a request to the API through if its token is known, or none is needed. The page, its documentation and health
/// hold no figures and stay open.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // after CORS: a browser asks for permission without a token
final class CallerCheck extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final KnownCallers callers;
    private final HandlerExceptionResolver problems;

    CallerCheck(
            KnownCallers callers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.callers = callers;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // decoded and normalised, unlike the URI
        return !callers.areNeeded() || !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        String name = token == null ? null : callers.nameOf(token);
        if (name == null) {
            problems.resolveException(request, response, null, unauthorized(request));
            return;
        }
        try (var _ = MDC.putCloseable("caller", name)) {
            chain.doFilter(request, response);
        }
    }

    private static RequestProblem unauthorized(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? RequestProblem.unauthorized(
                        "Bearer", "Envie o token no cabeçalho Authorization: Bearer <token>.")
                : RequestProblem.unauthorized(
                        "Bearer error=\"invalid_token\"", "O token enviado não é válido.");
    }

    private static @Nullable String token(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }
}
