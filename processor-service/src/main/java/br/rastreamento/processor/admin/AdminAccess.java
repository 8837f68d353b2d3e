package br.rastreamento.processor.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.problema.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets through who shows the operators' token, `Authorization: Bearer <token>`. Thread-safe.
@Component
class AdminAccess implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(AdminAccess.class);
    private static final String SCHEME = "Bearer ";

    private final AdminSettings settings;

    AdminAccess(AdminSettings settings) {
        this.settings = settings;
    }

    /// @throws RequestProblem 403 while there is no token, 401 for any other than the right one
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<String> known = tokens();
        if (known.isEmpty()) {
            throw RequestProblem.forbidden(
                    "A administração está desligada. Para ligá-la, defina PROCESSOR_ADMIN_TOKEN ou"
                            + " PROCESSOR_ADMIN_TOKEN_FILE no processor-service.");
        }
        String shown = token(request);
        if (shown == null || !isAnyOf(known, shown)) {
            throw RequestProblem.unauthorized(
                    "Bearer",
                    "Envie o token de administração no cabeçalho Authorization: Bearer <token>.");
        }
        return true;
    }

    private List<String> tokens() {
        return Stream.of(settings.token(), fileToken())
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
    }

    private String fileToken() {
        if (settings.tokenFile().isBlank()) {
            return "";
        }
        try {
            return Files.readString(Path.of(settings.tokenFile()));
        } catch (IOException e) { // a lost file must not open the door
            LOG.atWarn()
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("PROCESSOR_ADMIN_TOKEN_FILE cannot be read");
            return "";
        }
    }

    private static @Nullable String token(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }

    /// Compares digests, so that the time tells neither content nor length.
    private static boolean isAnyOf(List<String> known, String shown) {
        boolean found = false;
        for (String token : known) {
            found |= MessageDigest.isEqual(digest(token), digest(shown));
        }
        return found;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
