/// A directory and a port come in; a real Kafka broker or PostgreSQL server that keeps its data there goes out.
@NullMarked
package br.rastreamento.stack.server;

import org.jspecify.annotations.NullMarked;
