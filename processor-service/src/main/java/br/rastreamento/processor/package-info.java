/// Messages of eventos_rastreamento come in; rows and figures in the database, or dead letters, go out.
@NullMarked
package br.rastreamento.processor;

import org.jspecify.annotations.NullMarked;
