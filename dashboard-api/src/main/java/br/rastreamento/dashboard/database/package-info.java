/// Failures of queries come in; what they say about the database goes out: away, not migrated, too slow, or our bug.
@NullMarked
package br.rastreamento.dashboard.database;

import org.jspecify.annotations.NullMarked;
