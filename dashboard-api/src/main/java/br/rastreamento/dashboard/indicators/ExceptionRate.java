package br.rastreamento.dashboard.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The share of parcels any of whose events is of phase EXCECAO.
public final class ExceptionRate {

    private static final int DECIMALS = 4;

    private ExceptionRate() {}

    /// With 4 decimals, rounded half up, without zeros at the end; 0 without parcels.
    ///
    /// @param parcels of which `withException` are a part
    public static BigDecimal of(long withException, long parcels) {
        return parcels == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(withException)
                        .divide(BigDecimal.valueOf(parcels), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }
}
