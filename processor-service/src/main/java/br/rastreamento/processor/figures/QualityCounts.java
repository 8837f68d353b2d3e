package br.rastreamento.processor.figures;

/// What was wrong with the data of a batch; counted, never a reason to drop an event (R8).
///
/// @param unknown events stored whose status the catalogue does not know
/// @param divergent parcels of which two events state different routes (R4), for the first time
/// @param repeated messages that brought no new event (R1)
/// @param ahead messages whose event is later than the message itself
/// @param late events stored after a later event of their parcel
public record QualityCounts(long unknown, long divergent, long repeated, long ahead, long late) {

    public static final QualityCounts NONE = new QualityCounts(0, 0, 0, 0, 0);

    public QualityCounts plus(QualityCounts other) {
        return new QualityCounts(
                unknown + other.unknown,
                divergent + other.divergent,
                repeated + other.repeated,
                ahead + other.ahead,
                late + other.late);
    }
}
