package br.rastreamento.processor.figures;

/// What to add to a row of a summary. Immutable.
public interface Difference<D extends Difference<D>> {

    D plus(D other);

    D negated();

    /// Whether adding it changes nothing.
    boolean isZero();
}
