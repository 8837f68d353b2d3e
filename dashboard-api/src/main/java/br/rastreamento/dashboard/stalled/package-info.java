/// How long is too long comes in; parcels that are silent for longer, the longest first, go out.
@NullMarked
package br.rastreamento.dashboard.stalled;

import org.jspecify.annotations.NullMarked;
