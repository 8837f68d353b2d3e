package br.rastreamento.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void readsBothForms() {
        var expected = new DatabaseAddress("db.local", 5433, "base", "ana", "p@ss:+word");
        assertThat(DatabaseAddress.parse("postgresql://ana:p%40ss:+word@db.local:5433/base"))
                .isEqualTo(expected);
        assertThat(
                        DatabaseAddress.parse(
                                "jdbc:postgresql://db.local:5433/base?user=ana&password=p%40ss:%2Bword"))
                .isEqualTo(expected);
    }

    @Test
    void fillsInTheUsualValues() {
        assertThat(DatabaseAddress.parse("postgres://localhost"))
                .isEqualTo(
                        new DatabaseAddress("localhost", 5432, "postgres", "postgres", "postgres"));
    }

    @Test
    void refusesOtherTextsWithoutRepeatingAPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseAddress.parse("mysql://u:segredo@host/db"))
                .withMessageNotContaining("segredo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseAddress.parse("postgres://u:segredo@ho st/db"))
                .withMessageNotContaining("segredo");
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(DatabaseAddress.parse("postgres://u:segredo@host/db").toString())
                .doesNotContain("segredo");
    }
}
