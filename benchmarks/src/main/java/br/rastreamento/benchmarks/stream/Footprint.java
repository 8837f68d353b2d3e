package br.rastreamento.benchmarks.stream;

/// What the service holds on to.
///
/// @param heap bytes, after a collection
/// @param threads of the operating system
record Footprint(double heap, int threads) {}
