package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.parcels.Parcel;
import br.rastreamento.dashboard.web.PageCursor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// A place in the list: behind the parcel with this latest event.
///
/// @param lastEvent whole microseconds
record StalledPosition(Instant lastEvent, long parcel) implements Comparable<StalledPosition> {

    private static final Comparator<StalledPosition> ORDER =
            Comparator.comparing(StalledPosition::lastEvent)
                    .thenComparingLong(StalledPosition::parcel);

    static StalledPosition of(Parcel parcel) {
        return new StalledPosition(parcel.dataUltimoEvento(), parcel.idPacote());
    }

    @Override
    public int compareTo(StalledPosition other) {
        return ORDER.compare(this, other);
    }

    /// As key of a [PageCursor].
    byte[] key() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, lastEvent))
                .putLong(parcel)
                .array();
    }

    /// From [#key]; refuses anything else as [PageCursor] does.
    static StalledPosition of(byte[] key) {
        if (key.length != 2 * Long.BYTES) {
            throw PageCursor.refused();
        }
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return new StalledPosition(
                Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS), buffer.getLong());
    }
}
