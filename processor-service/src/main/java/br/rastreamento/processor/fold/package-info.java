/// Cleaned events of a batch come in; what they change about each parcel goes out. Pure.
@NullMarked
package br.rastreamento.processor.fold;

import org.jspecify.annotations.NullMarked;
