package br.rastreamento.dashboard.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionRateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 7, 0",
        "7, 7, 1",
        "1, 10, 0.1",
        "1, 3, 0.3333",
        "2, 3, 0.6667",
        "12, 3500, 0.0034",
        "1, 20000, 0.0001",
        "1, 20001, 0"
    })
    void isShownWithFourDecimalsAtMost(long withException, long parcels, String shown) {
        assertThat(ExceptionRate.of(withException, parcels)).hasToString(shown);
    }
}
