package br.rastreamento.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class DatabaseTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08001, AWAY", // cannot connect
        "08006, AWAY", // connection failed; also socket timeout
        "28P01, AWAY", // role not there yet
        "3D000, AWAY", // database not there yet
        "53300, AWAY", // too many connections
        "57P01, AWAY", // shut down by its administrator
        "57P03, AWAY", // still starting
        "40001, AWAY", // conflict with a standby's recovery
        "57014, TOO_SLOW",
        "42P01, NOT_MIGRATED", // no such table
        "42501, NOT_MIGRATED", // not granted yet
        "42703, NOT_MIGRATED", // no such column yet
    })
    void isToldByTheSqlState(String sqlState, DatabaseTrouble trouble) {
        var failure =
                new IllegalStateException(
                        new DataAccessResourceFailureException(
                                "x", new SQLException("x", sqlState)));

        assertThat(DatabaseTrouble.in(failure)).hasValue(trouble);
    }

    @Test
    void isSeenWhenThePoolWaitedInVain() {
        assertThat(DatabaseTrouble.in(new SQLTransientConnectionException("request timed out")))
                .hasValue(DatabaseTrouble.AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "42601", "25006", "XX000", "", "?"})
    void isNotBlamedForBugsOfOurs(String sqlState) {
        assertThat(DatabaseTrouble.in(new RuntimeException(new SQLException("x", sqlState))))
                .isEmpty();
        assertThat(DatabaseTrouble.in(new IllegalStateException("x"))).isEmpty();
    }
}
