package br.rastreamento.dashboard.series;

import java.time.temporal.ChronoUnit;

/// How long each point of a series lasts, in UTC. The names are those of the parameter `intervalo`.
enum Interval {
    HORA(ChronoUnit.HOURS, "hour", 24),
    DIA(ChronoUnit.DAYS, "day", 30);

    private final ChronoUnit unit;
    private final String field;
    private final int usual;

    Interval(ChronoUnit unit, String field, int usual) {
        this.unit = unit;
        this.field = field;
        this.usual = usual;
    }

    ChronoUnit unit() {
        return unit;
    }

    /// As PostgreSQL's `date_trunc` names it.
    String field() {
        return field;
    }

    /// How many there are where the caller does not say.
    int usual() {
        return usual;
    }
}
