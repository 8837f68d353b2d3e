package br.rastreamento.benchmarks.stream;

import java.util.List;

/// When listeners heard of one change, by `System.nanoTime`.
///
/// @param committed right after the commit
/// @param figures of each listener, in order; so is `occurrence`
record Heard(long committed, List<Long> figures, List<Long> occurrence) {}
