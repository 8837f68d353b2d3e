package br.rastreamento.ingest.webhook;

import br.rastreamento.ingest.access.BodyMemory;
import br.rastreamento.ingest.problem.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/// The bytes of a request, as far as we take them.
final class RequestBody {

    private static final int PART = 64 * 1024;

    private RequestBody() {}

    /// Reads the whole body of a request that has a content type, whether its length was announced or it comes in chunks.
    ///
    /// @param lease covers what is read
    /// @throws RequestProblem 415 if it is compressed or not in UTF-8, 413 if it is longer than `limit`, 503 if there is
    ///     no room
    static byte[] read(HttpServletRequest request, DataSize limit, BodyMemory.Lease lease)
            throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw RequestProblem.unsupported("Envie o corpo sem compressão (Content-Encoding).");
        }
        Charset charset = MediaType.parseMediaType(request.getContentType()).getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw RequestProblem.unsupported("Envie o JSON em UTF-8.");
        }
        long announced = request.getContentLengthLong();
        if (announced > limit.toBytes()) {
            throw RequestProblem.tooLarge(limit);
        }
        if (announced >= 0) {
            lease.cover(announced);
            return request.getInputStream().readAllBytes();
        }
        return readChunks(request.getInputStream(), limit, lease);
    }

    private static byte[] readChunks(InputStream in, DataSize limit, BodyMemory.Lease lease)
            throws IOException {
        var body = new ByteArrayOutputStream();
        byte[] part;
        do {
            lease.cover(body.size() + PART);
            part = in.readNBytes(PART);
            body.write(part);
            if (body.size() > limit.toBytes()) {
                throw RequestProblem.tooLarge(limit);
            }
        } while (part.length == PART);
        return body.toByteArray();
    }
}
