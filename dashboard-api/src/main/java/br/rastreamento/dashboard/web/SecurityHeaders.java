package br.rastreamento.dashboard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Headers that keep a browser from running or loading anything that this service did not send.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {

    private static final String NOTHING_FOREIGN =
            "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ";

    /// Our page: markup can only be built node by node (`require-trusted-types-for`).
    private static final String STRICT =
            NOTHING_FOREIGN
                    + "style-src 'self'; img-src 'self'; font-src 'self'; require-trusted-types-for 'script'";

    /// Swagger UI sets style attributes, and draws its icons from data addresses.
    private static final String SWAGGER_UI =
            NOTHING_FOREIGN + "style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    /// The page asks for none of them, so nothing that gets into it may either.
    private static final String NO_DEVICES =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), serial=(), usb=()";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        response.setHeader(
                "Content-Security-Policy", path.startsWith("/swagger-ui/") ? SWAGGER_UI : STRICT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", NO_DEVICES);
        if (path.startsWith("/api/")) {
            // Figures are of this moment: a kept answer is good only if it is still the same.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        chain.doFilter(request, response);
    }
}
