/// A question about routes comes in; their parcels, delivery times and exceptions, in the order asked for, go out.
@NullMarked
package br.rastreamento.dashboard.routes;

import org.jspecify.annotations.NullMarked;
