/// The page at `/` in a real browser: what is in the database enters, what a reader sees leaves.
@NullMarked
package br.rastreamento.dashboard.page;

import org.jspecify.annotations.NullMarked;
