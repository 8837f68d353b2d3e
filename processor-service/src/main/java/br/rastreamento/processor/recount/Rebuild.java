package br.rastreamento.processor.recount;

import br.rastreamento.processor.figures.FigureChange;
import br.rastreamento.processor.figures.QualityCounts;
import br.rastreamento.processor.recount.Check.Found;
import br.rastreamento.processor.store.FigureWrite;
import br.rastreamento.processor.store.SqlFile;
import br.rastreamento.processor.store.WriteFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Puts right what a check found, while the writers write. Nothing is set: differences are added, as the writers add
/// theirs, so it does not matter who comes first.
///
/// Two independent steps keep the figures exact. The summaries get the difference between what they store and what the
/// rows of `pacotes` amount to, both of the check's moment. And each wrong row is recounted while it is locked, which no
/// event of its parcel can pass, and moves the figures by as much as itself.
final class Rebuild {

    private static final int PARCELS_PER_TRANSACTION = 200;
    private static final int TRIES = 10;
    private static final String CREATE = SqlFile.read(Rebuild.class, "create_parcel.sql");
    private static final String CORRECT = SqlFile.read(Rebuild.class, "correct_parcel.sql");
    private static final String PHASES = SqlFile.read(Rebuild.class, "correct_phases.sql");

    /// A transaction's work.
    private interface Work {
        void run() throws SQLException;
    }

    private final Connection connection;

    /// @param connection of the tables' owner
    Rebuild(Connection connection) {
        this.connection = connection;
    }

    void run(Found found) throws SQLException {
        connection.setAutoCommit(false);
        FigureChange offset = found.ofRows().summary().minus(found.stored().summary());
        QualityCounts quality = found.ofRows().qualityMinus(found.stored());
        inTransaction(() -> correctFigures(offset, quality));
        List<Long> wrong = found.wrongParcels();
        for (int from = 0; from < wrong.size(); from += PARCELS_PER_TRANSACTION) {
            List<Long> some =
                    wrong.subList(from, Math.min(wrong.size(), from + PARCELS_PER_TRANSACTION));
            inTransaction(() -> correctParcels(some));
        }
    }

    private void correctFigures(FigureChange offset, QualityCounts quality) throws SQLException {
        FigureWrite.add(connection, offset, quality, 0);
        try (Statement lock = connection.createStatement()) {
            lock.execute(
                    "SELECT FROM resumo_geral FOR UPDATE"); // before statuses, as the writers do
        }
        try (PreparedStatement statement = connection.prepareStatement(PHASES)) {
            ParcelRecount.bindCatalogue(statement);
            statement.executeUpdate();
        }
    }

    private void correctParcels(List<Long> ids) throws SQLException {
        FigureChange before = new FigureChange();
        FigureChange after = new FigureChange();
        long[] divergent = new long[1];
        for (long id : ids) {
            boolean created = lock(id);
            ParcelRecount.read(
                    connection,
                    id,
                    id,
                    parcel -> {
                        if (parcel.stored() != null && !created) {
                            before.parcel(null, parcel.stored());
                        }
                        if (parcel.recounted() == null) {
                            execute("DELETE FROM pacotes WHERE id_pacote = ?", id);
                            divergent[0] -= parcel.divergent() ? 1 : 0;
                        } else {
                            after.parcel(null, parcel.recounted());
                            correct(parcel);
                        }
                    });
        }
        FigureWrite.add(
                connection, after.minus(before), new QualityCounts(0, divergent[0], 0, 0, 0), 0);
    }

    /// Locks the parcel's row, and creates it if there is none.
    ///
    /// @return whether it was created
    private boolean lock(long id) throws SQLException {
        boolean created = execute(CREATE, id) == 1;
        execute("UPDATE pacotes SET origem = origem WHERE id_pacote = ?", id);
        return created;
    }

    private void correct(RecountedParcel parcel) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CORRECT)) {
            var state = parcel.recounted();
            if (state == null) {
                throw new IllegalArgumentException("no events: " + parcel.idPacote());
            }
            statement.setString(1, state.status());
            statement.setString(2, state.phase().name());
            statement.setLong(3, state.firstAt());
            statement.setLong(4, state.lastAt());
            statement.setObject(5, state.deliveredAt(), java.sql.Types.BIGINT);
            statement.setBoolean(6, state.hadException());
            statement.setLong(7, parcel.idPacote());
            statement.executeUpdate();
        }
    }

    private int execute(String sql, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            return statement.executeUpdate();
        }
    }

    private void inTransaction(Work work) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                work.run();
                connection.commit();
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (WriteFailure.of(e) != WriteFailure.CONFLICT || tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
