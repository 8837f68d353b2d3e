package br.rastreamento.evento;

import java.util.List;

/// What became of the bytes of one event: a cleaned event, or every reason why it is none.
public sealed interface ReadEvent {

    /// A cleaned event, fit to be stored.
    record Valid(TrackingEvent event) implements ReadEvent {}

    /// Not an event.
    ///
    /// @param violations at least one, in the order of the fields
    record Invalid(List<Violation> violations) implements ReadEvent {
        public Invalid {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("an invalid event must say why");
            }
        }
    }
}
