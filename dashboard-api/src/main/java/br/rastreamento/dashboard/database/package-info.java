/// Failures and rows of queries come in; what they say goes out: the database is away, not migrated, too slow, or it is our
/// bug; and what was asked for, as of when.
@NullMarked
package br.rastreamento.dashboard.database;

import org.jspecify.annotations.NullMarked;
