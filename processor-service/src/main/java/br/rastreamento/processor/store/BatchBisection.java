package br.rastreamento.processor.store;

import br.rastreamento.evento.TrackingEvent;
import br.rastreamento.processor.fold.Arrival;
import br.rastreamento.processor.fold.BatchFold;
import br.rastreamento.processor.fold.ParcelChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writes a batch and finds, by halving it, the events that only the database refuses (R8): k of n cost O(k log n)
/// transactions, and nothing else is held back.
public final class BatchBisection {

    /// What became of a batch.
    ///
    /// @param refused the items whose event the database does not take, in their order
    public record Outcome<T>(WrittenBatch written, List<T> refused) {}

    private final BatchStore store;
    private final StageTimer timer;

    public BatchBisection(BatchStore store, StageTimer timer) {
        this.store = store;
        this.timer = timer;
    }

    /// Writes what can be written.
    ///
    /// @param items of a batch, each with one event, in the order of their arrival
    /// @param arrival how an item's message arrived
    /// @throws SQLException when the failure is not the data's; parts of the batch may be committed, and writing it
    ///     again is safe (R1)
    public <T> Outcome<T> write(
            List<T> items, Function<T, TrackingEvent> event, Function<T, Arrival> arrival)
            throws SQLException {
        List<T> refused = new ArrayList<>();
        WrittenBatch written = write(items, event, arrival, refused::add);
        return new Outcome<>(written, refused);
    }

    private <T> WrittenBatch write(
            List<T> items,
            Function<T, TrackingEvent> event,
            Function<T, Arrival> arrival,
            Consumer<T> refuse)
            throws SQLException {
        if (items.isEmpty()) {
            return WrittenBatch.NOTHING;
        }
        StageTimer.Watch watch = timer.start();
        List<ParcelChange> changes = BatchFold.fold(items.stream().map(event).toList());
        watch.ended(Stage.FOLD);
        try {
            return store.write(changes, items.stream().map(arrival).toList());
        } catch (SQLException e) {
            if (WriteFailure.of(e) != WriteFailure.BAD_DATA) {
                throw e;
            }
        }
        if (items.size() == 1) {
            refuse.accept(items.getFirst());
            return WrittenBatch.NOTHING;
        }
        int middle = items.size() / 2;
        return write(items.subList(0, middle), event, arrival, refuse)
                .plus(write(items.subList(middle, items.size()), event, arrival, refuse));
    }
}
