package br.rastreamento.dashboard.access;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who may read; with neither tokens nor a file, anybody may.
///
/// @param tokens each `token` or `name:token`; a secret, so never in a log or a message
/// @param tokensFile path of a file with more of them, one a line, `#` for comments; read again when it changes; empty:
///     none
@Validated
@ConfigurationProperties("dashboard.access")
record AccessSettings(@DefaultValue List<String> tokens, @DefaultValue("") String tokensFile) {

    AccessSettings {
        tokens = tokens.stream().map(String::strip).filter(token -> !token.isEmpty()).toList();
    }

    @AssertTrue(
            message =
                    "DASHBOARD_TOKENS must be a comma-separated list of `token` or `name:token`, with a name of 1 to 64 letters, digits, '.', '_' or '-'")
    boolean isTokensOfTheirForm() {
        return tokens.stream().allMatch(BearerToken::isOne);
    }

    @AssertTrue(
            message =
                    "DASHBOARD_TOKENS_FILE must be the path of a readable file with one `token` or `name:token` a line, at least one")
    boolean isTokensFileUsable() {
        return tokensFile.isBlank() || !TokenFile.read(tokensFile).isEmpty();
    }

    /// Whether a token is needed.
    boolean isOn() {
        return !tokens.isEmpty() || !tokensFile.isBlank();
    }

    /// Never tells a token.
    @Override
    public String toString() {
        return "AccessSettings[tokens=%d, tokensFile=%s]".formatted(tokens.size(), tokensFile);
    }
}
