package br.rastreamento.evento;

import java.util.Arrays;

/// The classes into which delivery times (R5) are counted, so that percentiles can be told of any number of parcels. Class
/// 0 ends before 60 s; each later one ends a 25th after the one before it. Whole microseconds only, so that every program
/// puts a time into the same class. The migration `V7__figuras.sql` has the same classes. Immutable.
public final class DeliveryTimeScale {

    /// What a class's [#middle] is at most away from a time in it: this share of the time, or half of class 0.
    public static final double LARGEST_ERROR = 0.02;

    private static final int CLASSES = 602;
    private static final long[] ENDS = ends();

    private DeliveryTimeScale() {}

    /// The class of a delivery time.
    ///
    /// @param micros not negative
    public static int classOf(long micros) {
        int found = Arrays.binarySearch(ENDS, micros);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// The time that stands for a class: as far from its least time as from its greatest, in proportion to them.
    ///
    /// @return microseconds
    /// @throws IllegalArgumentException if there is no such class
    public static long middle(int number) {
        if (number < 0 || number >= CLASSES) {
            throw new IllegalArgumentException("class of delivery time: " + number);
        }
        if (number == 0) {
            return ENDS[0] / 2;
        }
        double from = ENDS[number - 1];
        double to = number == CLASSES - 1 ? from : ENDS[number];
        return Math.round(2 * from * to / (from + to));
    }

    private static long[] ends() {
        long[] ends = new long[CLASSES - 1];
        ends[0] = 60_000_000;
        for (int i = 1; i < ends.length; i++) {
            ends[i] = ends[i - 1] + ends[i - 1] / 25;
        }
        return ends;
    }
}
