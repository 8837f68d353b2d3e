@NullMarked
package br.rastreamento.ingest.poll;

import org.jspecify.annotations.NullMarked;
