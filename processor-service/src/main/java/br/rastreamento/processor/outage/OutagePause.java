package br.rastreamento.processor.outage;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whether this instance waits for something that is away, and for what (R9). Each partition, or step of the start, that
/// waits has its own entry: the success of one does not hide the wait of another, and one that leaves takes its wait
/// along. Thread-safe.
@Component
public class OutagePause {

    /// A wait that goes on.
    ///
    /// @param since when the wait began
    /// @param reason what failed, for an operator; no contents of events
    public record Pause(Instant since, String reason) {}

    private static final Logger log = LoggerFactory.getLogger(OutagePause.class);

    private final ConcurrentHashMap<Object, Pause> waiting = new ConcurrentHashMap<>();
    private final Clock clock;

    OutagePause(Clock clock) {
        this.clock = clock;
    }

    /// These cannot go on for now. Keeps the time of the first call until [#ended]; says so in the log at the first call
    /// and when the reason changes.
    public void began(Collection<?> those, String reason) {
        Instant now = clock.instant();
        boolean known = true;
        for (Object one : those) {
            Pause before = waiting.get(one);
            known &= before != null && before.reason().equals(reason);
            waiting.put(one, new Pause(before == null ? now : before.since(), reason));
        }
        if (!known) {
            log.atWarn()
                    .addKeyValue("reason", reason)
                    .addKeyValue("waiting", those)
                    .log("writing paused");
        }
    }

    /// These go on, or are no longer this instance's.
    public void ended(Collection<?> those) {
        if (waiting.isEmpty()) {
            return;
        }
        those.stream()
                .map(waiting::remove)
                .filter(Objects::nonNull)
                .map(Pause::since)
                .min(Instant::compareTo)
                .ifPresent(since ->
                        log.atInfo()
                                .addKeyValue("since", since)
                                .addKeyValue("waited", those)
                                .log("writing no longer paused"));
    }

    /// The longest wait of those that go on now.
    public Optional<Pause> current() {
        return waiting.values().stream().min(comparing(Pause::since));
    }
}
