package br.rastreamento.dashboard.live;

/// An occurrence as listeners hear of it.
///
/// @param number ascends in the order of commits
record OccurrenceEvent(long number, StreamEvent event) {}
