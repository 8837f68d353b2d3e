package br.rastreamento.processor.replay;

import br.rastreamento.evento.Utf8;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Bytes as an operator can read them: as text if they are UTF-8, else in Base64. Exactly one is not null.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Content(@Nullable String texto, @Nullable String base64) {

    static @Nullable Content of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        return Utf8.isValid(bytes, 0, bytes.length)
                ? new Content(HeaderText.text(bytes), null)
                : new Content(null, Base64.getEncoder().encodeToString(bytes));
    }
}
