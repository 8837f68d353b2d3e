/// HTTP requests come in; figures read from the database go out. Nothing here writes.
@NullMarked
package br.rastreamento.dashboard;

import org.jspecify.annotations.NullMarked;
