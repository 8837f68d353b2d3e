@NullMarked
package br.rastreamento.ingest.stream;

import org.jspecify.annotations.NullMarked;
