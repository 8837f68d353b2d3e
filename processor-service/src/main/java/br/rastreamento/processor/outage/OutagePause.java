package br.rastreamento.processor.outage;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whether this instance waits for something that is away, and for what (R9). Each waiting thread has its own entry, so
/// that one thread's success does not hide another's wait. Thread-safe.
@Component
public class OutagePause {

    /// A wait that goes on.
    ///
    /// @param since when the wait began
    /// @param reason what failed, for an operator; no contents of events
    public record Pause(Instant since, String reason) {}

    private static final Logger log = LoggerFactory.getLogger(OutagePause.class);

    private final ConcurrentHashMap<Thread, Pause> waiting = new ConcurrentHashMap<>();
    private final Clock clock;

    OutagePause(Clock clock) {
        this.clock = clock;
    }

    /// The calling thread cannot go on for now. Keeps the time of the first call until [#ended()]; says so in the log
    /// at the first call and when the reason changes.
    public void began(String reason) {
        Pause before = waiting.get(Thread.currentThread());
        if (before != null && before.reason().equals(reason)) {
            return;
        }
        Pause pause = new Pause(before == null ? clock.instant() : before.since(), reason);
        waiting.put(Thread.currentThread(), pause);
        log.atWarn()
                .addKeyValue("reason", reason)
                .addKeyValue("since", pause.since())
                .log("writing paused");
    }

    /// The calling thread goes on.
    public void ended() {
        Pause pause = waiting.remove(Thread.currentThread());
        if (pause != null) {
            log.atInfo().addKeyValue("since", pause.since()).log("writing resumed");
        }
    }

    /// The longest wait of those that go on now.
    public Optional<Pause> current() {
        return waiting.values().stream().min(comparing(Pause::since));
    }
}
