package br.rastreamento.processor.store;

import br.rastreamento.processor.figures.QualityCounts;

/// What a committed batch did.
///
/// @param newEvents events stored
/// @param newParcels parcels seen for the first time
/// @param quality what was wrong with its data
public record WrittenBatch(long newEvents, long newParcels, QualityCounts quality) {

    static final WrittenBatch NOTHING = new WrittenBatch(0, 0);

    /// A batch without defects.
    WrittenBatch(long newEvents, long newParcels) {
        this(newEvents, newParcels, QualityCounts.NONE);
    }

    WrittenBatch plus(WrittenBatch other) {
        return new WrittenBatch(
                newEvents + other.newEvents,
                newParcels + other.newParcels,
                quality.plus(other.quality));
    }
}
