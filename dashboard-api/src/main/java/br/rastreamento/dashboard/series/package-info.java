/// A period comes in; figures of each hour or day of it, empty ones too, go out.
@NullMarked
package br.rastreamento.dashboard.series;

import org.jspecify.annotations.NullMarked;
