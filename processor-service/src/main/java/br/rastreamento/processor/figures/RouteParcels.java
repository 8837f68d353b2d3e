package br.rastreamento.processor.figures;

import java.math.BigInteger;

/// Parcels of a route, and those of them that ever had an exception.
///
/// @param deliveryTime of those that are delivered (R5), in microseconds; outgrows 64 bits with some ten million parcels
public record RouteParcels(long parcels, long withException, BigInteger deliveryTime)
        implements Difference<RouteParcels> {

    @Override
    public RouteParcels plus(RouteParcels other) {
        return new RouteParcels(
                parcels + other.parcels,
                withException + other.withException,
                deliveryTime.add(other.deliveryTime));
    }

    @Override
    public RouteParcels negated() {
        return new RouteParcels(-parcels, -withException, deliveryTime.negate());
    }

    @Override
    public boolean isZero() {
        return parcels == 0 && withException == 0 && deliveryTime.signum() == 0;
    }
}
