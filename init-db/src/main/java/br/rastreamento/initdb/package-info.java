/// A server without our database comes in; a database with roles, tables and figures goes out.
@NullMarked
package br.rastreamento.initdb;

import org.jspecify.annotations.NullMarked;
