package br.rastreamento.simulator.journey;

import java.time.ZoneOffset;

/// A city that parcels come from and go to.
///
/// @param name as on labels
/// @param population thousands of people; parcels are proportional to it
/// @param latitude degrees, south is negative
/// @param longitude degrees, west is negative
/// @param offset local time; Brazil has had no daylight saving time since 2019
record City(
        String name,
        Region region,
        int population,
        double latitude,
        double longitude,
        ZoneOffset offset) {

    private static final double EARTH_RADIUS_KM = 6_371;

    /// Great-circle distance in kilometres.
    double distanceTo(City other) {
        double dLatitude = Math.toRadians(other.latitude - latitude) / 2;
        double dLongitude = Math.toRadians(other.longitude - longitude) / 2;
        double chord =
                square(StrictMath.sin(dLatitude))
                        + StrictMath.cos(Math.toRadians(latitude))
                                * StrictMath.cos(Math.toRadians(other.latitude))
                                * square(StrictMath.sin(dLongitude));
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(chord));
    }

    private static double square(double value) {
        return value * value;
    }
}
