package br.rastreamento.dashboard.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells callers by the token that they show. The file is read at each request, so that a new token counts at once; what
/// cannot be used changes nothing: the former tokens stay. Thread-safe.
@Component
class KnownCallers {

    private static final Logger LOG = LoggerFactory.getLogger(KnownCallers.class);

    private final AccessSettings settings;
    private volatile Known known;

    KnownCallers(AccessSettings settings) {
        this.settings = settings;
        this.known = Known.of(settings.tokens(), fileEntries());
    }

    /// Whether a token is needed.
    boolean areNeeded() {
        return settings.isOn();
    }

    /// The name of the caller, or null if nobody was given this token.
    @Nullable String nameOf(String token) {
        byte[] shown = BearerToken.digest(token);
        String name = null;
        for (BearerToken one :
                current().tokens) { // all of them, so that the time does not tell which
            if (one.matches(shown)) {
                name = one.name();
            }
        }
        return name;
    }

    private Known current() {
        Known former = known;
        List<String> entries = fileEntries();
        if (entries.equals(former.fileEntries)) {
            return former;
        }
        if (entries.isEmpty()) {
            LOG.atWarn()
                    .log("DASHBOARD_TOKENS_FILE cannot be used, its former tokens stay in force");
            return former;
        }
        Known next = Known.of(settings.tokens(), entries);
        known = next;
        LOG.atInfo().addKeyValue("tokens", next.tokens.size()).log("tokens reloaded");
        return next;
    }

    private List<String> fileEntries() {
        return settings.tokensFile().isBlank() ? List.of() : TokenFile.read(settings.tokensFile());
    }

    private static final class Known {

        private final List<String> fileEntries;
        private final List<BearerToken> tokens;

        private Known(List<String> fileEntries, List<BearerToken> tokens) {
            this.fileEntries = fileEntries;
            this.tokens = tokens;
        }

        static Known of(List<String> entries, List<String> fileEntries) {
            return new Known(
                    fileEntries,
                    Stream.concat(entries.stream(), fileEntries.stream())
                            .map(BearerToken::of)
                            .toList());
        }
    }
}
