/// A test's wish for a broker or a database comes in; a real one goes out, and is gone when the tests are.
@NullMarked
package br.rastreamento.testservers;

import org.jspecify.annotations.NullMarked;
