package br.rastreamento.simulator.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes down the scans of one parcel while time goes by.
final class ScanLog {

    private final List<Scan> scans = new ArrayList<>();
    private final RandomGenerator random;
    private final ChronoUnit precision;
    private String from;
    private String to;
    private Instant now;

    /// @param precision what the carrier's system rounds times down to
    ScanLog(RandomGenerator random, Route route, ChronoUnit precision, Instant start) {
        this.random = random;
        this.precision = precision;
        this.from = route.origin().name();
        this.to = route.destination().name();
        this.now = start.truncatedTo(precision);
    }

    List<Scan> scans() {
        return scans;
    }

    /// Lets between `min` and `max` pass.
    ScanLog after(Duration min, Duration max) {
        now = now.plus(min).plusMillis(random.nextLong(max.minus(min).toMillis() + 1));
        return this;
    }

    /// Lets time pass until the counter is open.
    ScanLog whenOpen(ZoneOffset offset) {
        LocalDateTime open = OpeningHours.openAtOrAfter(LocalDateTime.ofInstant(now, offset));
        now = max(now, open.toInstant(offset));
        return this;
    }

    /// Lets time pass until the delivery round of the same day if that is still to come, else of the next workday.
    ScanLog untilNextRound(ZoneOffset offset) {
        LocalDateTime local = LocalDateTime.ofInstant(now, offset);
        LocalDateTime open =
                local.toLocalTime().isBefore(LocalTime.of(8, 0))
                        ? OpeningHours.openAtOrAfter(local)
                        : OpeningHours.workdayAfter(local.toLocalDate()).atTime(8, 30);
        now = open.minusMinutes(60).toInstant(offset);
        return after(Duration.ZERO, Duration.ofHours(2));
    }

    /// Writes a scan, later than the one before.
    ScanLog scan(String status) {
        now = now.truncatedTo(precision);
        if (!scans.isEmpty()) {
            now = max(now, scans.getLast().time().plus(1, precision));
        }
        return add(status);
    }

    /// Writes a scan at the instant of the one before, as handhelds do that send their whole day at once.
    ScanLog alsoNow(String status) {
        now = scans.getLast().time();
        return add(status);
    }

    private ScanLog add(String status) {
        scans.add(new Scan(from, to, status, now));
        return this;
    }

    /// From now on the parcel goes back, and the carrier's system has origin and destination swapped.
    ScanLog turnRound() {
        String before = from;
        from = to;
        to = before;
        return this;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
