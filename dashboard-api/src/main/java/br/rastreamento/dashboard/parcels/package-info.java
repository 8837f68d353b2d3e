/// A parcel's id, or filters, come in; the parcel with its timeline, or one page of parcels, goes out.
@NullMarked
package br.rastreamento.dashboard.parcels;

import org.jspecify.annotations.NullMarked;
