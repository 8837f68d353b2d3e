/// Options come in; a broker, a database and three services run until a signal, and their data stays.
@NullMarked
package br.rastreamento.stack;

import org.jspecify.annotations.NullMarked;
