package br.rastreamento.processor.figures;

import java.math.BigInteger;

/// The row of `resumo_geral`.
///
/// @param withException parcels that ever had an exception
/// @param deliveryTime of all deliveries, in microseconds; outgrows 64 bits with some ten million parcels
public record Totals(
        long parcels, long events, long deliveries, long withException, BigInteger deliveryTime) {

    static final Totals ZERO = new Totals(0, 0, 0, 0, BigInteger.ZERO);

    /// What takes this away.
    Totals negated() {
        return new Totals(-parcels, -events, -deliveries, -withException, deliveryTime.negate());
    }
}
