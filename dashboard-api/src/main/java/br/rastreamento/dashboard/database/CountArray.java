package br.rastreamento.dashboard.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Counts that the database keeps in one array: the subscript is what is counted, and null is none.
public final class CountArray {

    /// Gets each count that is not 0.
    public interface Taker {
        void take(int subscript, long count);
    }

    private CountArray() {}

    /// By ascending subscript; nothing where the column is null.
    ///
    /// @param column of the array
    /// @param first column of its least subscript, which the driver does not tell
    public static void read(ResultSet row, String column, String first, Taker taker)
            throws SQLException {
        Array array = row.getArray(column);
        if (array == null) {
            return;
        }
        Long[] counts = (Long[]) array.getArray();
        int least = row.getInt(first);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != null && counts[i] != 0) {
                taker.take(least + i, counts[i]);
            }
        }
    }
}
