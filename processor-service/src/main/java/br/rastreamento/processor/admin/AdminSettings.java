package br.rastreamento.processor.admin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may administer; with neither, nobody may.
///
/// @param token empty for none
/// @param tokenFile path of a file that holds a token, read at each request so that it can be rotated; empty for none
@ConfigurationProperties("processor.admin")
record AdminSettings(@DefaultValue("") String token, @DefaultValue("") String tokenFile) {

    /// Never tells the token.
    @Override
    public String toString() {
        return "AdminSettings[tokenFile=" + tokenFile + "]";
    }
}
