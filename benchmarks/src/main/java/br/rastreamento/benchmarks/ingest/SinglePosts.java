package br.rastreamento.benchmarks.ingest;

import br.rastreamento.benchmarks.Connection;
import br.rastreamento.simulator.stream.EventStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Callers who post one event, wait for the answer and post the next, each on a connection of its own.
final class SinglePosts {

    private static final int REQUESTS = 4_096;

    private final byte[][] requests = new byte[REQUESTS][];

    SinglePosts() {
        EventStream events = Events.stream(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            requests[i] = request(events.next().wire().json());
        }
    }

    /// What the callers saw.
    ///
    /// @param answers of all callers together
    /// @param rate answers a second
    /// @param p50 milliseconds
    /// @param p99 milliseconds
    record Seen(long answers, double rate, double p50, double p99) {}

    /// Posts for a time.
    ///
    /// @throws IllegalStateException if an answer is not 202
    Seen run(int port, int callers, Duration time) throws InterruptedException, ExecutionException {
        return run(port, callers, time, Set.of(202));
    }

    /// Posts for a time.
    ///
    /// @param expected the statuses that an answer may have
    Seen run(int port, int callers, Duration time, Set<Integer> expected)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<long[]>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int caller = 0; caller < callers; caller++) {
                int first = caller * REQUESTS / callers;
                answers.add(threads.submit(() -> call(port, first, end, expected)));
            }
        }
        List<long[]> each = new ArrayList<>();
        for (Future<long[]> answer : answers) {
            each.add(answer.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Seen(all.length, all.length / seconds, millis(all, 0.5), millis(all, 0.99));
    }

    private long[] call(int port, int first, long end, Set<Integer> expected) throws IOException {
        long[] nanos = new long[1_024];
        int count = 0;
        try (Connection connection = new Connection(port)) {
            for (long now = System.nanoTime(); now - end < 0; ) {
                int status = connection.exchange(requests[(first + count) % REQUESTS]);
                if (!expected.contains(status)) {
                    throw new IllegalStateException("answered " + status);
                }
                long after = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = after - now;
                now = after;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private static double millis(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private static byte[] request(byte[] json) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(
                Connection.head(
                        "POST /api/v1/eventos HTTP/1.1",
                        "Host: localhost",
                        "Authorization: Bearer " + IngestServer.TOKEN,
                        "Content-Type: application/json",
                        "Content-Length: " + json.length));
        request.writeBytes(json);
        return request.toByteArray();
    }
}
