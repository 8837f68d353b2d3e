package br.rastreamento.benchmarks.live;

/// When the page showed a text, in milliseconds since 1970-01-01T00:00:00Z by the clock of the machine.
///
/// @param changed its text had changed
/// @param drawn the frame with it had been drawn
record Shown(long changed, long drawn) {}
