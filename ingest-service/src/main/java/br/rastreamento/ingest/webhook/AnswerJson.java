package br.rastreamento.ingest.webhook;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers as bytes of known length. An answer that is written while it is made goes out in chunks, and the end of the
/// last one takes the network, the kernel and the caller a second time. Thread-safe.
@Component
final class AnswerJson {

    private final JsonMapper json;

    AnswerJson(JsonMapper json) {
        this.json = json;
    }

    ResponseEntity<byte[]> of(BatchAnswer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(answer));
    }
}
