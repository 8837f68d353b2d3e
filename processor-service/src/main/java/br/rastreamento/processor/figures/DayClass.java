package br.rastreamento.processor.figures;

import java.util.Comparator;

/// A class of delivery time of a day: one of the counts in a row of `resumo_entrega_dia`.
///
/// @param day days since 1970-01-01, UTC
/// @param number of [br.rastreamento.evento.DeliveryTimeScale]
public record DayClass(long day, int number) {

    static final Comparator<DayClass> ORDER =
            Comparator.comparingLong(DayClass::day).thenComparingInt(DayClass::number);

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /// @param micros of the delivery, since 1970-01-01T00:00:00Z
    static DayClass of(long micros, int number) {
        return new DayClass(Math.floorDiv(micros, MICROS_PER_DAY), number);
    }
}
