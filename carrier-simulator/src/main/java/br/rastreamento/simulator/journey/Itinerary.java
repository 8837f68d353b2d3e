package br.rastreamento.simulator.journey;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/// What happens to one parcel, from the counter to the door, or to wherever else it ends.
final class Itinerary {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int ATTEMPTS = 3;

    private final RandomGenerator random;
    private final Route route;
    private final ScanLog log;
    private final ZoneOffset there;

    Itinerary(RandomGenerator random, Route route, ScanLog log) {
        this.random = random;
        this.route = route;
        this.log = log;
        this.there = route.destination().offset();
    }

    void travel() {
        post();
        if (!arriveAtLastUnit()) {
            return;
        }
        if (chance(0.08)) {
            waitForCollection();
        } else {
            deliver();
        }
    }

    private void post() {
        if (chance(0.3)) {
            log.scan(Status.ANNOUNCED).after(hours(2), hours(40));
        }
        log.whenOpen(route.origin().offset()).after(Duration.ZERO, minutes(40)).scan(Status.POSTED);
        log.after(hours(1), hours(9)).scan(Status.IN_TRANSIT);
    }

    /// @return false if the parcel never gets there
    private boolean arriveAtLastUnit() {
        Duration leg = route.transit().dividedBy(route.sortingCentres() + 1L);
        for (int centre = 0; centre < route.sortingCentres(); centre++) {
            log.after(leg.multipliedBy(7).dividedBy(10), leg).scan(Status.AT_CENTRE);
            if (isLost()) {
                return false;
            }
            mishap();
            if (chance(0.05)) {
                log.alsoNow(Status.IN_TRANSIT);
            } else {
                log.after(minutes(30), hours(6)).scan(Status.IN_TRANSIT);
            }
        }
        log.after(leg.multipliedBy(7).dividedBy(10), leg).scan(Status.AT_CENTRE);
        return !isLost();
    }

    private boolean isLost() {
        if (chance(0.006)) {
            return true; // and nobody says so
        }
        if (chance(0.006)) {
            log.after(DAY.multipliedBy(2), DAY.multipliedBy(9));
            log.scan(random.nextInt(3) == 0 ? Status.STOLEN : Status.LOST);
            return true;
        }
        return false;
    }

    private void mishap() {
        double chance = random.nextDouble();
        if (chance < 0.02) {
            log.after(hours(3), hours(12)).scan(Status.DELAYED).after(hours(4), DAY);
        } else if (chance < 0.03) {
            log.after(hours(1), hours(8)).scan(Status.HELD).after(DAY, DAY.multipliedBy(4));
        } else if (chance < 0.045) {
            log.after(minutes(5), hours(2)).scan(Status.UNKNOWN);
        }
    }

    private void deliver() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            log.untilNextRound(there).scan(Status.OUT_FOR_DELIVERY);
            double chance = random.nextDouble();
            if (chance < 0.86) {
                handOver();
                return;
            } else if (chance < 0.88) {
                log.after(minutes(20), hours(7)).scan(Status.REFUSED);
                goBack();
                return;
            } else if (chance < 0.885) {
                log.after(minutes(20), hours(7)).scan(Status.DAMAGED);
                goBack();
                return;
            }
            log.after(minutes(20), hours(8)).scan(reasonOfFailure());
        }
        if (chance(0.6)) {
            waitForCollection();
        } else {
            goBack();
        }
    }

    private String reasonOfFailure() {
        int chance = random.nextInt(10);
        return chance < 6
                ? Status.ABSENT
                : chance < 8 ? Status.WRONG_ADDRESS : Status.NOT_DELIVERED;
    }

    /// The handheld of some drivers stamps the departure when it reports the delivery.
    private void handOver() {
        if (chance(0.03)) {
            log.alsoNow(Status.DELIVERED);
        } else {
            log.after(minutes(20), hours(9)).scan(Status.DELIVERED);
        }
    }

    private void waitForCollection() {
        log.whenOpen(there).after(Duration.ZERO, hours(1)).scan(Status.TO_BE_COLLECTED);
        if (chance(0.8)) {
            log.after(hours(3), DAY.multipliedBy(5)).whenOpen(there);
            log.after(Duration.ZERO, minutes(50)).scan(Status.DELIVERED);
        } else if (chance(0.8)) {
            log.after(DAY.multipliedBy(7), DAY.multipliedBy(8));
            goBack();
        }
    }

    private void goBack() {
        if (chance(0.5)) {
            log.turnRound();
        }
        log.after(hours(2), DAY).scan(Status.RETURNING);
        log.after(route.transit(), route.transit().multipliedBy(2));
        log.whenOpen(route.origin().offset()).after(Duration.ZERO, hours(1)).scan(Status.RETURNED);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
