package br.rastreamento.processor.store;

/// What a committed batch did.
///
/// @param newEvents events stored
/// @param newParcels parcels seen for the first time
public record WrittenBatch(long newEvents, long newParcels) {

    static final WrittenBatch NOTHING = new WrittenBatch(0, 0);

    WrittenBatch plus(WrittenBatch other) {
        return new WrittenBatch(newEvents + other.newEvents, newParcels + other.newParcels);
    }
}
