package br.rastreamento.simulator.journey;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// From one city to another with one kind of service, chosen once a parcel.
///
/// @param transit from the origin's unit to the destination's, weekends apart
/// @param sortingCentres number of centres that the parcel passes through
record Route(City origin, City destination, Duration transit, int sortingCentres) {

    private static final double KILOMETRES_A_DAY = 650;
    private static final double SHARE_OF_EXPRESS = 0.35;
    private static final double EXPRESS_FACTOR = 0.45;

    static Route between(City origin, City destination, RandomGenerator random) {
        double distance = origin.distanceTo(destination);
        double days = 0.4 + distance / KILOMETRES_A_DAY;
        if (origin.region() != destination.region()) {
            days += origin.region().extraDays + destination.region().extraDays;
        }
        boolean express = random.nextDouble() < SHARE_OF_EXPRESS;
        double factor = (express ? EXPRESS_FACTOR : 1) * (0.85 + 0.4 * random.nextDouble());
        Duration transit = Duration.ofMinutes(Math.round(days * factor * 24 * 60));
        return new Route(origin, destination, transit, centresFor(distance));
    }

    private static int centresFor(double kilometres) {
        if (kilometres < 60) {
            return 0;
        }
        return kilometres < 450 ? 1 : kilometres < 1_500 ? 2 : 3;
    }
}
