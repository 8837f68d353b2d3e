package br.rastreamento.processor.figures;

import br.rastreamento.evento.StatusPhase;

/// A number of parcels whose current status is one of this phase.
public record StatusParcels(StatusPhase phase, long parcels) implements Difference<StatusParcels> {

    @Override
    public StatusParcels plus(StatusParcels other) {
        return new StatusParcels(other.phase, parcels + other.parcels);
    }

    @Override
    public StatusParcels negated() {
        return new StatusParcels(phase, -parcels);
    }

    @Override
    public boolean isZero() {
        return parcels == 0;
    }
}
