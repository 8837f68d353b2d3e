/// Operators' questions about dead letters come in; letters, read from their topic, go out, or back to the topic of
/// events.
@NullMarked
package br.rastreamento.processor.replay;

import org.jspecify.annotations.NullMarked;
