/// Valid events come in; messages of the topic eventos_rastreamento go out, and whether Kafka acknowledged them.
@NullMarked
package br.rastreamento.ingest.publish;

import org.jspecify.annotations.NullMarked;
