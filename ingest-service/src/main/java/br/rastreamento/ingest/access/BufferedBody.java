package br.rastreamento.ingest.access;

import br.rastreamento.ingest.problem.IntakeProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.function.Consumer;
import org.springframework.util.unit.DataSize;

/// The bytes of a body as they came over the wire, read before its sender is known. For one thread.
final class BufferedBody {

    /// Bytes that are read at a time.
    static final int PART = 16 * 1024;

    private final Queue<byte[]> parts = new ArrayDeque<>();
    private int taken; // bytes of the first part

    private BufferedBody() {}

    /// Reads a body to its end.
    ///
    /// @param timeout how long it may take altogether: room must not be held by callers who send a byte now and then
    /// @param lease covers what is read
    /// @throws IntakeProblem 413 if it is longer than `limit`, 503 if there is no room, 408 if it takes too long, 400 if
    ///     it breaks off
    static BufferedBody read(
            HttpServletRequest request, DataSize limit, Duration timeout, BodyMemory.Lease lease) {
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw IntakeProblem.tooLargeToCheck(limit);
        }
        BufferedBody body = new BufferedBody();
        try {
            body.fill(
                    request.getInputStream(), limit, System.nanoTime() + timeout.toNanos(), lease);
            return body;
        } catch (IOException e) {
            throw IntakeProblem.unreadable("O corpo não chegou inteiro.");
        }
    }

    void forEachPart(Consumer<byte[]> action) {
        parts.forEach(action);
    }

    /// The next bytes of the body, once: it lets go of what was taken, so that a reader may collect it without there being
    /// two.
    ///
    /// @return how many were put into `target`, 0 if `length` is 0, -1 at the end
    int take(byte[] target, int offset, int length) {
        while (!parts.isEmpty() && taken == parts.element().length) {
            parts.remove();
            taken = 0;
        }
        if (parts.isEmpty()) {
            return -1;
        }
        byte[] part = parts.element();
        int count = Math.min(length, part.length - taken);
        System.arraycopy(part, taken, target, offset, count);
        taken += count;
        return count;
    }

    private void fill(InputStream in, DataSize limit, long deadline, BodyMemory.Lease lease)
            throws IOException {
        long length = 0;
        byte[] part;
        do {
            lease.cover(length + PART);
            part = part(in, deadline);
            length += part.length;
            if (length > limit.toBytes()) {
                throw IntakeProblem.tooLargeToCheck(limit);
            }
            parts.add(part);
        } while (part.length == PART);
    }

    /// Shorter than [#PART] only at the end of the body.
    private static byte[] part(InputStream in, long deadline) throws IOException {
        byte[] part = new byte[PART];
        int length = 0;
        while (length < PART) {
            int read = in.read(part, length, PART - length);
            if (read < 0) {
                return Arrays.copyOf(part, length);
            }
            length += read;
            if (System.nanoTime() - deadline > 0) {
                throw IntakeProblem.tooSlow();
            }
        }
        return part;
    }
}
