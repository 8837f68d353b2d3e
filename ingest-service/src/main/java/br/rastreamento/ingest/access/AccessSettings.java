package br.rastreamento.ingest.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may send events.
///
/// @param tokens each `token` or `source:token`; a secret, so never in a log or a message
/// @param open whether to run without any credential; without effect where tokens are set
@ConfigurationProperties("ingest.access")
record AccessSettings(@DefaultValue List<String> tokens, @DefaultValue("false") boolean open) {

    AccessSettings {
        tokens = tokens.stream().map(String::strip).filter(token -> !token.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return "AccessSettings[tokens=" + tokens.size() + ", open=" + open + "]";
    }
}
