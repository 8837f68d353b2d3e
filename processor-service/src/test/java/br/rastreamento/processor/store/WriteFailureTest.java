package br.rastreamento.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteFailureTest {

    @ParameterizedTest(name = "{0} ({2}) is {1}")
    @CsvSource({
        "08006, OUTAGE, connection failure",
        "08001, OUTAGE, cannot connect",
        "57P01, OUTAGE, the server shuts down",
        "57P03, OUTAGE, the server is starting",
        "53300, OUTAGE, too many connections",
        "53100, OUTAGE, disk full",
        "53200, OUTAGE, out of memory",
        "58030, OUTAGE, I/O error",
        "25006, OUTAGE, read-only: a standby",
        "25P03, OUTAGE, cut for idling in a transaction",
        "25P04, OUTAGE, cut for a long transaction",
        "28P01, OUTAGE, password rotated",
        "3D000, OUTAGE, the database is being restored",
        "40P01, CONFLICT, deadlock",
        "40001, CONFLICT, serialization failure",
        "57014, CONFLICT, statement timeout",
        "55P03, CONFLICT, lock timeout",
        "23505, ROWS_WRITTEN_BY_OTHERS, unique violation",
        "23514, BAD_DATA, check violation",
        "23502, BAD_DATA, null",
        "22003, BAD_DATA, number out of range",
        "22021, BAD_DATA, character not in the encoding",
        "42P01, BUG, no such table",
        "XX000, BUG, internal error",
        "42501, BUG, no such right",
    })
    void isToldByTheSqlState(String sqlState, WriteFailure expected, String meaning) { // R8, R9
        assertThat(WriteFailure.of(new SQLException(meaning, sqlState))).isEqualTo(expected);
    }

    @Test
    void withoutAWordOfTheServerItIsAnOutage() { // R9
        assertThat(WriteFailure.of(new SQLTransientConnectionException("the pool is exhausted")))
                .isEqualTo(WriteFailure.OUTAGE);
    }

    @Test
    void isToldByTheCauseWhereTheOutermostHasNoState() {
        var deadlock = new SQLException("deadlock detected", "40P01");
        assertThat(WriteFailure.of(new SQLException("batch failed", deadlock)))
                .isEqualTo(WriteFailure.CONFLICT);
    }
}
