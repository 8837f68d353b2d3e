package br.rastreamento.dashboard.deliverytimes;

import br.rastreamento.evento.DeliveryTimeScale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Percentiles by nearest rank over counts by class: docs/decisions/0048. Pure.
final class Percentiles {

    private Percentiles() {}

    /// The least delivery time that is not exceeded by at least so many per cent of the parcels, told as the middle of its
    /// class: at most [DeliveryTimeScale#LARGEST_ERROR] off, or half of class 0.
    ///
    /// @param percent 1 to 100
    /// @param counts by ascending class, each once, none negative
    /// @return microseconds; null without parcels
    static @Nullable Long micros(int percent, List<ClassCount> counts) {
        long rank = rank(percent, counts.stream().mapToLong(ClassCount::parcels).sum());
        long reached = 0;
        for (ClassCount count : counts) {
            reached += count.parcels();
            if (rank > 0 && reached >= rank) {
                return DeliveryTimeScale.middle(count.deliveryClass());
            }
        }
        return null;
    }

    // ⌈percent × parcels ÷ 100⌉: which parcel, from the fastest on; 0 without parcels
    private static long rank(int percent, long parcels) {
        return Math.ceilDiv(percent * parcels, 100L);
    }
}
