package br.rastreamento.processor.figures;

/// Parcels of a route, and those of them that ever had an exception.
public record RouteParcels(long parcels, long withException) implements Difference<RouteParcels> {

    @Override
    public RouteParcels plus(RouteParcels other) {
        return new RouteParcels(parcels + other.parcels, withException + other.withException);
    }

    @Override
    public RouteParcels negated() {
        return new RouteParcels(-parcels, -withException);
    }

    @Override
    public boolean isZero() {
        return parcels == 0 && withException == 0;
    }
}
