/// A random generator and the latest possible time come in; the scans of one parcel between two Brazilian cities go out.
@NullMarked
package br.rastreamento.simulator.journey;

import org.jspecify.annotations.NullMarked;
