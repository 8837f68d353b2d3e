package br.rastreamento.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Processor time that an event takes of each process that is involved. For one thread.
public final class Cost {

    private final List<JavaProcess> processes;
    private final List<Samples> micros = new ArrayList<>();
    private final List<Duration> before = new ArrayList<>();

    public Cost(JavaProcess... processes) {
        this.processes = List.of(processes);
        this.processes.forEach(_ -> micros.add(new Samples()));
    }

    /// A repeat begins.
    public void begin() {
        before.clear();
        processes.forEach(process -> before.add(process.processorTime()));
    }

    /// It has ended.
    public void end(long events) {
        for (int i = 0; i < processes.size(); i++) {
            Duration taken = processes.get(i).processorTime().minus(before.get(i));
            micros.get(i).add(taken.toNanos() / 1e3 / events);
        }
    }

    /// Microseconds an event of the process that was given at this place.
    public String shown(int process) {
        return micros.get(process).shown(1);
    }
}
