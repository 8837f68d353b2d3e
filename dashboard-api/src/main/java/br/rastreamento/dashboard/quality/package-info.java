/// A question about the data that carriers send comes in; counts of what is wrong with it go out.
@NullMarked
package br.rastreamento.dashboard.quality;

import org.jspecify.annotations.NullMarked;
