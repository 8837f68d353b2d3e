package br.rastreamento.processor.figures;

import java.math.BigInteger;

/// Delivered parcels and the sum of their delivery times (R5).
///
/// @param micros microseconds; outgrows 64 bits with some ten million parcels
public record Deliveries(long parcels, BigInteger micros) implements Difference<Deliveries> {

    @Override
    public Deliveries plus(Deliveries other) {
        return new Deliveries(parcels + other.parcels, micros.add(other.micros));
    }

    @Override
    public Deliveries negated() {
        return new Deliveries(-parcels, micros.negate());
    }

    @Override
    public boolean isZero() {
        return parcels == 0 && micros.signum() == 0;
    }
}
