/// Spans between a parcel's first scan and its delivery (R5), or counts of them by class, come in; what answers say of them,
/// mean and percentiles, goes out.
@NullMarked
package br.rastreamento.dashboard.deliverytimes;

import org.jspecify.annotations.NullMarked;
