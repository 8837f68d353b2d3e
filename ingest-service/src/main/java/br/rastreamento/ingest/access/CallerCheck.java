package br.rastreamento.ingest.access;

import br.rastreamento.ingest.problem.IntakeProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets a request to the API through if its credential is known and its source is within its rate. With a token that is
/// settled before anything of the body is read; with a signature the body is read first, as a whole. A token decides
/// where there is one.
@Component
public final class CallerCheck extends OncePerRequestFilter {

    /// Request attribute: name of the source that the caller is.
    public static final String SOURCE_ATTRIBUTE = "br.rastreamento.ingest.source";

    /// Source of every event while the service runs without credentials.
    private static final String OPEN_SOURCE = "aberto";

    private static final String SCHEME = "Bearer ";

    private final CurrentCredentials credentials;
    private final RateLimit rate;
    private final FailedAttempts failures;
    private final AccessSettings settings;
    private final HandlerExceptionResolver problems;
    private final BodyMemory memory;

    CallerCheck(
            CurrentCredentials credentials,
            RateLimit rate,
            FailedAttempts failures,
            AccessSettings settings,
            BodyMemory memory,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.credentials = credentials;
        this.rate = rate;
        this.failures = failures;
        this.settings = settings;
        this.memory = memory;
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
        Credentials known = credentials.inForce();
        try (BodyMemory.Lease lease = memory.lease()) {
            BufferedBody body = bodyIfSigned(request, known, lease);
            String source = source(request, body, known);
            lease.callerIsKnown();
            request.setAttribute(SOURCE_ATTRIBUTE, source);
            request.setAttribute(BodyMemory.LEASE_ATTRIBUTE, lease);
            rate.admit(source);
            chain.doFilter(body == null ? request : new BufferedRequest(request, body), response);
        } catch (IntakeProblem refused) {
            problems.resolveException(request, response, null, refused);
        }
    }

    private @Nullable BufferedBody bodyIfSigned(
            HttpServletRequest request, Credentials known, BodyMemory.Lease lease) {
        return known.none() || token(request) != null || !WebhookSignature.isIn(request)
                ? null
                : BufferedBody.read(
                        request, memory.greatestOfStranger(), settings.signedBodyTimeout(), lease);
    }

    private String source(
            HttpServletRequest request, @Nullable BufferedBody body, Credentials known) {
        if (known.none()) {
            return OPEN_SOURCE;
        }
        if (body != null) {
            return signer(request, body, known.secrets());
        }
        String token = token(request);
        String source = token == null ? null : known.tokens().sourceOf(token);
        if (source == null) {
            throw failed(
                    request,
                    IntakeProblem.unauthorized(
                            request.getHeader(HttpHeaders.AUTHORIZATION) != null));
        }
        return source;
    }

    private String signer(HttpServletRequest request, BufferedBody body, WebhookSecrets secrets) {
        WebhookSignature signature =
                WebhookSignature.of(request, Instant.now(), settings.webhookTolerance());
        String source = secrets.sourceOf(signature, body);
        if (source == null) {
            throw failed(request, IntakeProblem.badSignature(signature.flaw()));
        }
        return source;
    }

    private IntakeProblem failed(HttpServletRequest request, IntakeProblem unauthorized) {
        Duration wait = failures.count(request.getRemoteAddr());
        return wait.isZero() ? unauthorized : IntakeProblem.tooManyFailures(unauthorized, wait);
    }

    private static @Nullable String token(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }
}
