package br.rastreamento.processor.replay;

import java.time.Instant;

/// That a dead letter was replayed: when, and as which message of the topic of events.
record ReplayMark(Instant em, int particao, long offset) {}
