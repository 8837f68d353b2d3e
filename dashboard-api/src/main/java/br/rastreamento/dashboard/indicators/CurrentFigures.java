package br.rastreamento.dashboard.indicators;

/// What the writer's row of totals says at one moment.
///
/// @param lastOccurrence number of the latest occurrence, 0 before the first: whether there is news of them
public record CurrentFigures(Indicators indicators, long lastOccurrence) {}
