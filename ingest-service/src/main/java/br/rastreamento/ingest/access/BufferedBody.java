package br.rastreamento.ingest.access;

import br.rastreamento.ingest.problem.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.util.unit.DataSize;

/// The bytes of a body as they came over the wire, read before its sender is known. All such bodies together take no more
/// than the permits, each of [#PART] bytes; closing gives them back.
final class BufferedBody implements AutoCloseable {

    /// Bytes that one permit stands for.
    static final int PART = 16 * 1024;

    /// When trying again makes sense where other bodies take all the room.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Semaphore room;
    private final List<byte[]> parts = new ArrayList<>();
    private int permits;

    private BufferedBody(Semaphore room) {
        this.room = room;
    }

    /// Reads a body to its end.
    ///
    /// @param timeout how long it may take altogether: room must not be held by callers who send a byte now and then
    /// @throws RequestProblem 413 if it is longer than `limit`, 503 if there is no room, 408 if it takes too long, 400 if
    ///     it breaks off
    static BufferedBody read(
            HttpServletRequest request, DataSize limit, Duration timeout, Semaphore room) {
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw RequestProblem.tooLarge(limit);
        }
        BufferedBody body = new BufferedBody(room);
        boolean complete = false;
        try {
            body.fill(request.getInputStream(), limit, System.nanoTime() + timeout.toNanos());
            complete = true;
            return body;
        } catch (IOException e) {
            throw RequestProblem.unreadable("O corpo não chegou inteiro.");
        } finally {
            if (!complete) {
                body.close();
            }
        }
    }

    List<byte[]> parts() {
        return Collections.unmodifiableList(parts);
    }

    @Override
    public void close() {
        room.release(permits);
        permits = 0;
    }

    private void fill(InputStream in, DataSize limit, long deadline) throws IOException {
        long left = limit.toBytes();
        while (true) {
            if (!room.tryAcquire()) {
                throw RequestProblem.busy(RETRY_AFTER);
            }
            permits++;
            byte[] part = part(in, deadline);
            left -= part.length;
            if (left < 0) {
                throw RequestProblem.tooLarge(limit);
            }
            parts.add(part);
            if (part.length < PART) {
                return;
            }
        }
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
                throw RequestProblem.tooSlow();
            }
        }
        return part;
    }
}
