package br.rastreamento.ingest.webhook;

import br.rastreamento.ingest.access.BodyMemory;
import br.rastreamento.ingest.problem.IntakeProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/// A body that is held in memory as a whole.
final class RequestBody {

    private static final int PART = 64 * 1024;

    private RequestBody() {}

    /// Reads the whole body, decompressed, whether its length was announced or it comes in chunks.
    ///
    /// @param lease covers what is read
    /// @throws IntakeProblem as [DecodedBody] does, and 503 if there is no room
    static byte[] read(HttpServletRequest request, DataSize limit, BodyMemory.Lease lease)
            throws IOException {
        DecodedBody body = DecodedBody.of(request, limit);
        long announced = request.getContentLengthLong();
        if (announced >= 0 && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null) {
            lease.cover(announced);
            return body.readAllBytes();
        }
        return readParts(body, lease);
    }

    private static byte[] readParts(InputStream in, BodyMemory.Lease lease) throws IOException {
        var body = new ByteArrayOutputStream();
        byte[] part;
        do {
            lease.cover((long) body.size() + PART);
            part = in.readNBytes(PART);
            body.write(part);
        } while (part.length == PART);
        return body.toByteArray();
    }
}
