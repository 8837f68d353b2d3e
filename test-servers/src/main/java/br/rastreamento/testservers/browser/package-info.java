/// A real browser for the tests of the page: addresses enter, what a reader sees and can do leaves.
@NullMarked
package br.rastreamento.testservers.browser;

import org.jspecify.annotations.NullMarked;
