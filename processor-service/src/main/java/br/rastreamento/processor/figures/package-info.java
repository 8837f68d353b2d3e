/// What a batch changes about each figure of the dashboard: differences to add, of parcels' states and stored scans. Pure.
@NullMarked
package br.rastreamento.processor.figures;

import org.jspecify.annotations.NullMarked;
