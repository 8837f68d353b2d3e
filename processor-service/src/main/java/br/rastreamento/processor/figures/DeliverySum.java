package br.rastreamento.processor.figures;

import java.math.BigInteger;

/// The sum of some delivery times (R5).
///
/// @param micros microseconds; outgrows 64 bits with some ten million parcels
public record DeliverySum(BigInteger micros) implements Difference<DeliverySum> {

    @Override
    public DeliverySum plus(DeliverySum other) {
        return new DeliverySum(micros.add(other.micros));
    }

    @Override
    public DeliverySum negated() {
        return new DeliverySum(micros.negate());
    }

    @Override
    public boolean isZero() {
        return micros.signum() == 0;
    }
}
