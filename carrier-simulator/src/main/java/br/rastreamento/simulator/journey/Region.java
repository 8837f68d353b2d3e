package br.rastreamento.simulator.journey;

/// One of Brazil's five regions, with what it adds to a parcel's time on the road.
enum Region {
    SUDESTE(0),
    SUL(0),
    CENTRO_OESTE(1),
    NORDESTE(1),
    NORTE(2);

    /// Days that a parcel to or from this region takes on top of what its distance asks for.
    final int extraDays;

    Region(int extraDays) {
        this.extraDays = extraDays;
    }
}
