package br.rastreamento.evento;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One event while its fields are being read. For one thread.
final class EventDraft {

    private final TimestampWindow window;
    private final Clock clock;
    private final EnumSet<EventField> seen = EnumSet.noneOf(EventField.class);
    private final EnumMap<EventField, Violation> violations = new EnumMap<>(EventField.class);

    private long idPacote;
    private @Nullable String origem;
    private @Nullable String destino;
    private @Nullable String statusRastreamento;
    private @Nullable Instant dataEvento;

    EventDraft(TimestampWindow window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    /// Notes that the field occurs; false if it did before.
    boolean claim(EventField field) {
        boolean first = seen.add(field);
        if (!first) {
            reject(field, field.repeated());
        }
        return first;
    }

    /// Takes the scalar that is the parser's current token, `null` included, as the field's value.
    void take(EventField field, JsonToken token, JsonParser parser) {
        if (token == JsonToken.VALUE_NULL) {
            reject(field, field.absent());
        } else if (field == EventField.ID_PACOTE) {
            takeId(token, parser);
        } else if (token != JsonToken.VALUE_STRING) {
            reject(field, field.wrongType());
        } else {
            takeText(field, parser.getString());
        }
    }

    void reject(EventField field, Violation violation) {
        violations.put(field, violation);
    }

    /// The event, or all that is wrong with it in the order of the fields.
    ReadEvent finish() {
        if (violations.isEmpty()
                && idPacote != 0
                && origem != null
                && destino != null
                && statusRastreamento != null
                && dataEvento != null) {
            return new ReadEvent.Valid(
                    new TrackingEvent(idPacote, origem, destino, statusRastreamento, dataEvento));
        }
        for (EventField missing : EnumSet.complementOf(seen)) {
            reject(missing, missing.absent());
        }
        return new ReadEvent.Invalid(List.copyOf(violations.values()));
    }

    private void takeId(JsonToken token, JsonParser parser) {
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> {
                idPacote = ParcelId.parse(parser);
                if (idPacote == 0) {
                    reject(EventField.ID_PACOTE, EventField.ID_PACOTE.notAnId());
                }
            }
            default -> reject(EventField.ID_PACOTE, EventField.ID_PACOTE.wrongType());
        }
    }

    private void takeText(EventField field, String raw) {
        if (field == EventField.DATA_ATUALIZACAO) {
            takeTime(field, raw);
            return;
        }
        boolean status = field == EventField.STATUS_RASTREAMENTO;
        switch (status ? TextCleaning.status(raw) : TextCleaning.place(raw)) {
            case CleanedText.Refused(ViolationCode code) -> reject(field, field.refused(code));
            case CleanedText.Clean(String text) -> {
                if (status) {
                    statusRastreamento = StatusCatalog.canonical(text);
                } else if (field == EventField.ORIGEM) {
                    origem = text;
                } else {
                    destino = text;
                }
            }
        }
    }

    private void takeTime(EventField field, String raw) {
        Instant time = IsoDateTime.parse(raw, window.defaultZone());
        if (time == null) {
            reject(
                    field,
                    raw.isBlank() ? field.refused(ViolationCode.VALOR_VAZIO) : field.notATime());
        } else if (!window.contains(time, clock.instant())) {
            reject(field, field.outside(window));
        } else {
            dataEvento = time;
        }
    }
}
