package br.rastreamento.ingest.webhook;

import br.rastreamento.ingest.problem.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/// The bytes of a request, as far as we take them.
final class RequestBody {

    private RequestBody() {}

    /// Reads the whole body of a request that has a content type, whether its length was announced or it comes in chunks.
    ///
    /// @throws RequestProblem 415 if it is compressed or not in UTF-8, 413 if it is longer than `limit`
    static byte[] read(HttpServletRequest request, DataSize limit) throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw RequestProblem.unsupported("Envie o corpo sem compressão (Content-Encoding).");
        }
        Charset charset = MediaType.parseMediaType(request.getContentType()).getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw RequestProblem.unsupported("Envie o JSON em UTF-8.");
        }
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw RequestProblem.tooLarge(limit);
        }
        byte[] body = request.getInputStream().readNBytes((int) limit.toBytes() + 1);
        if (body.length > limit.toBytes()) {
            throw RequestProblem.tooLarge(limit);
        }
        return body;
    }
}
