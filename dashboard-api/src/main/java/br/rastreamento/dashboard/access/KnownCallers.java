package br.rastreamento.dashboard.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells callers by the token that they show. The file is read at each request, so that a new token counts at once; what
/// cannot be used changes nothing: the former tokens stay. Each change is logged once. Thread-safe.
@Component
class KnownCallers {

    private static final Logger LOG = LoggerFactory.getLogger(KnownCallers.class);

    private final AccessSettings settings;
    private volatile List<BearerToken> tokens;
    private volatile List<String> fileEntries;

    KnownCallers(AccessSettings settings) {
        this.settings = settings;
        this.fileEntries = readFile();
        this.tokens = tokens(fileEntries);
    }

    /// Whether a token is needed.
    boolean areNeeded() {
        return settings.isOn();
    }

    /// The name of the caller, or null if nobody was given this token.
    @Nullable String nameOf(String token) {
        byte[] shown = BearerToken.digest(token);
        String name = null;
        for (BearerToken one : current()) { // all of them, so that the time does not tell which
            if (one.matches(shown)) {
                name = one.name();
            }
        }
        return name;
    }

    private List<BearerToken> current() {
        List<String> entries = readFile();
        if (!entries.equals(fileEntries)) {
            follow(entries);
        }
        return tokens;
    }

    private synchronized void follow(List<String> entries) {
        if (entries.equals(fileEntries)) {
            return; // another request was faster
        }
        if (entries.isEmpty()) {
            LOG.atWarn()
                    .log("DASHBOARD_TOKENS_FILE cannot be used, its former tokens stay in force");
        } else {
            tokens = tokens(entries);
            LOG.atInfo().addKeyValue("tokens", tokens.size()).log("tokens reloaded");
        }
        fileEntries = entries; // last, since it stands for the tokens
    }

    private List<String> readFile() {
        return settings.tokensFile().isBlank() ? List.of() : TokenFile.read(settings.tokensFile());
    }

    private List<BearerToken> tokens(List<String> entries) {
        return Stream.concat(settings.tokens().stream(), entries.stream())
                .map(BearerToken::of)
                .toList();
    }
}
