package br.rastreamento.processor.fold;

/// How one accepted message arrived. Counted once, however often the message is delivered.
///
/// @param partition of the topic
/// @param offset in the partition
/// @param ahead its event is later than the message itself: a clock is wrong
public record Arrival(int partition, long offset, boolean ahead) {}
