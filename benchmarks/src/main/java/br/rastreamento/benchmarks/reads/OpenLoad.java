package br.rastreamento.benchmarks.reads;

import br.rastreamento.benchmarks.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Requests that come when they come, not when the one before is answered: at a fixed rate over kept connections, each
/// timed from the moment at which it was due. So a server that stands still is seen by all that came meanwhile.
final class OpenLoad {

    /// As many as the dashboard has to its database: no more can be answered at the same time.
    private static final int CONNECTIONS = 8;

    /// A load that has fallen behind by so much ends: the server cannot take it.
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    /// Threads wake up late by about this; for so long they wait awake.
    private static final long AWAKE = Duration.ofNanos(150_000).toNanos();

    private final int port;
    private final List<byte[]> requests;
    private final long interval;
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private OpenLoad(int port, List<byte[]> requests, int rate, Duration time) {
        this.port = port;
        this.requests = requests;
        this.interval = 1_000_000_000L / rate;
        this.nanos = new long[(int) (time.toNanos() / interval)];
    }

    /// What the callers saw.
    ///
    /// @param p50 milliseconds; so are p99 and max. A request that was never sent counts with the time that it waited
    /// @param rate answers a second; less than asked for if the server could not take it
    /// @param failed answers other than 200
    record Seen(double p50, double p99, double max, double rate, int failed) {}

    /// Sends the requests in turn for a time.
    static Seen run(int port, List<byte[]> requests, int rate, Duration time)
            throws InterruptedException, ExecutionException {
        return new OpenLoad(port, requests, rate, time).run();
    }

    private Seen run() throws InterruptedException, ExecutionException {
        long start = System.nanoTime() + interval;
        List<Future<Integer>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int caller = 0; caller < CONNECTIONS; caller++) {
                callers.add(threads.submit(() -> call(start)));
            }
        }
        int answers = 0;
        for (Future<Integer> caller : callers) {
            answers += caller.get();
        }
        long end = System.nanoTime();
        return seen(start, end, answers);
    }

    /// Requests that were not yet due when the load ended early leave no trace.
    private Seen seen(long start, long end, int answers) {
        int due = (int) Math.min(nanos.length, 1 + (end - start) / interval);
        for (int i = 0; i < due; i++) {
            if (nanos[i] == 0) {
                nanos[i] = end - (start + i * interval);
            }
        }
        long[] sorted = Arrays.stream(nanos, 0, due).sorted().toArray();
        return new Seen(
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                millis(sorted, 1),
                answers / ((end - start) / 1e9),
                failed.get());
    }

    private int call(long start) throws IOException {
        int answers = 0;
        try (Connection connection = new Connection(port)) {
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long due = start + i * interval;
                if (System.nanoTime() - due > PATIENCE) {
                    break;
                }
                await(due);
                if (connection.exchange(requests.get(i % requests.size())) != 200) {
                    failed.incrementAndGet();
                }
                nanos[i] = System.nanoTime() - due;
                answers++;
            }
        }
        return answers;
    }

    private static void await(long due) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            if (wait > AWAKE) {
                LockSupport.parkNanos(wait - AWAKE);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /// The time that the given share of all does not exceed.
    private static double millis(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
