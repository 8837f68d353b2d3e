/// Spans between a parcel's first scan and its delivery come in; the form in which answers show them goes out.
@NullMarked
package br.rastreamento.dashboard.deliverytimes;

import org.jspecify.annotations.NullMarked;
