package br.rastreamento.processor.upkeep;

import br.rastreamento.processor.store.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/// Raises `pacotes.parado_desde`, a lower bound of the parcel's latest event, where scans have left it behind for 12 hours
/// (decision 0038). Answers do not depend on it; what it saves is that readers look at parcels in vain.
///
/// Walks over the parcels that are not delivered in the order of their bounds, a slice a call, and begins anew at the end: so
/// those that are silent indeed are looked at once a walk. Several processors may walk at once. For one thread.
public final class SilenceBounds {

    /// Parcels of a slice.
    static final int SLICE = 1_000;

    private static final String RAISE =
            SqlFile.read(SilenceBounds.class, "raise_silence_bounds.sql");

    private static final Place START = new Place(OffsetDateTime.MIN, 0); // the driver's -infinity

    /// What a call did.
    ///
    /// @param seen parcels looked at, 0 to [#SLICE]
    /// @param raised of them
    /// @param ended nothing is left in this walk; the next call begins another one
    public record Slice(int seen, int raised, boolean ended) {}

    private record Place(OffsetDateTime bound, long parcel) {}

    private final DataSource dataSource;
    private Place last = START;

    public SilenceBounds(DataSource writer) {
        dataSource = writer;
    }

    /// Raises what is stale in the next slice, in one transaction that waits for no writer.
    ///
    /// @throws SQLException nothing is raised then, and the next call tries the same slice
    public Slice raise() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RAISE)) {
            statement.setObject(1, last.bound());
            statement.setLong(2, last.parcel());
            statement.setInt(3, SLICE);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    last = START;
                    return new Slice(0, 0, true);
                }
                Slice slice = new Slice(row.getInt(1), row.getInt(2), row.getInt(1) < SLICE);
                last =
                        slice.ended()
                                ? START
                                : new Place(row.getObject(3, OffsetDateTime.class), row.getLong(4));
                return slice;
            }
        }
    }
}
