package br.rastreamento.ingest.webhook;

import br.rastreamento.ingest.problem.IntakeProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/// The bytes of a body as they were before the sender compressed them, up to a limit. For one thread.
final class DecodedBody extends InputStream {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final DataSize limit;
    private long left;

    private DecodedBody(InputStream in, DataSize limit) {
        this.in = in;
        this.limit = limit;
        this.left = limit.toBytes();
    }

    /// The body of a request that has a content type. Reading it throws [IntakeProblem]: 413 beyond `limit`, 400 where
    /// what should be gzip is not.
    ///
    /// @param limit after decompression
    /// @throws IntakeProblem 415 if it is compressed in another way or not in UTF-8, 413 if its announced length is over
    ///     the limit
    static DecodedBody of(HttpServletRequest request, DataSize limit) throws IOException {
        Charset charset = MediaType.parseMediaType(request.getContentType()).getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw IntakeProblem.unsupported("Envie o corpo em UTF-8.");
        }
        boolean gzip = isGzip(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw IntakeProblem.tooLarge(limit);
        }
        InputStream raw = request.getInputStream();
        return new DecodedBody(gzip ? inflated(raw) : raw, limit);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw brokenGzip();
        }
        left -= Math.max(0, read);
        if (left < 0) {
            throw IntakeProblem.tooLarge(limit);
        }
        return read;
    }

    private static boolean isGzip(@Nullable String encoding) {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                    throw IntakeProblem.unsupported(
                            "Envie o corpo sem compressão ou com Content-Encoding: gzip.");
        };
    }

    private static InputStream inflated(InputStream raw) throws IOException {
        try {
            return new Inflated(new Breaks(raw));
        } catch (ZipException | EOFException e) {
            throw brokenGzip();
        }
    }

    private static IntakeProblem brokenGzip() {
        return IntakeProblem.unreadable("O corpo não é gzip, ou termina antes do fim do gzip.");
    }

    /// Members one after the other are one body (RFC 1952); the JDK takes a connection that breaks between two of them for
    /// the end.
    private static final class Inflated extends GZIPInputStream {

        private final Breaks raw;

        Inflated(Breaks raw) throws IOException {
            super(raw, BUFFER);
            this.raw = raw;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read < 0 && raw.broken != null) {
                throw raw.broken;
            }
            return read;
        }
    }

    /// Remembers that reading failed.
    private static final class Breaks extends FilterInputStream {

        private @Nullable IOException broken;

        Breaks(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                broken = e;
                throw e;
            }
        }
    }
}
