package br.rastreamento.benchmarks.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// When listeners heard of changes. Thread-safe.
final class Hearings {

    private final int listeners;
    private final Map<Long, List<Long>> nanos = new HashMap<>();

    /// @param listeners how many are to hear of each
    Hearings(int listeners) {
        this.listeners = listeners;
    }

    /// One of them heard of one change.
    ///
    /// @param at by `System.nanoTime`
    synchronized void add(long change, long at) {
        List<Long> heard = nanos.computeIfAbsent(change, _ -> new ArrayList<>());
        heard.add(at);
        if (heard.size() == listeners) {
            notifyAll(); // not before, which would take the processor from those who read
        }
    }

    /// When each of them heard of it, in order, as soon as all have; less of them after the time is over.
    synchronized List<Long> await(long change, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (nanos.getOrDefault(change, List.of()).size() < listeners) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return nanos.getOrDefault(change, List.of()).stream().sorted().toList();
    }
}
