package br.rastreamento.dashboard.series;

import java.time.temporal.ChronoUnit;

/// How long each point of a series lasts, in UTC. The names are those of the parameter `intervalo`.
enum Interval {
    HORA(ChronoUnit.HOURS, 24),
    DIA(ChronoUnit.DAYS, 30);

    private final ChronoUnit unit;
    private final int usual;

    Interval(ChronoUnit unit, int usual) {
        this.unit = unit;
        this.usual = usual;
    }

    ChronoUnit unit() {
        return unit;
    }

    /// How many there are where the caller does not say.
    int usual() {
        return usual;
    }
}
