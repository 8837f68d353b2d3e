package br.rastreamento.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Processor time that an event takes of each worker that is involved. For one thread.
public final class Cost {

    private final List<Samples> micros = new ArrayList<>();
    private List<? extends ProcessorTime> workers = List.of();
    private List<Duration> before = List.of();

    /// A repeat begins.
    ///
    /// @param workers as many as in each repeat, in the same order
    public void begin(ProcessorTime... workers) {
        this.workers = List.of(workers);
        before = this.workers.stream().map(ProcessorTime::processorTime).toList();
    }

    /// It has ended.
    public void end(long events) {
        for (int i = 0; i < workers.size(); i++) {
            if (micros.size() == i) {
                micros.add(new Samples());
            }
            Duration taken = workers.get(i).processorTime().minus(before.get(i));
            micros.get(i).add(taken.toNanos() / 1e3 / events);
        }
    }

    /// Microseconds an event of the worker that was given at this place.
    public String shown(int worker) {
        return micros.get(worker).shown(1);
    }
}
