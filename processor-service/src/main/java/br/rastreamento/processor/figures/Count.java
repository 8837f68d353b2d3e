package br.rastreamento.processor.figures;

/// A number of events or of parcels.
public record Count(long number) implements Difference<Count> {

    static final Count ONE = new Count(1);

    @Override
    public Count plus(Count other) {
        return new Count(number + other.number);
    }

    @Override
    public Count negated() {
        return new Count(-number);
    }

    @Override
    public boolean isZero() {
        return number == 0;
    }
}
