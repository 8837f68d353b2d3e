/// Rows of any list come in; a CSV file (RFC 4180) for people with spreadsheets goes out, of any length.
@NullMarked
package br.rastreamento.dashboard.csv;

import org.jspecify.annotations.NullMarked;
