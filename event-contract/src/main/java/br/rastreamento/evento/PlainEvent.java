package br.rastreamento.evento;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// One event while it is being read from JSON that is written plainly, as nearly all is: fields in any order and spacing,
/// none twice, strings without escapes. For one thread.
///
/// Tells an event only where the tokens would give the very same one, and gives up at anything else, right or wrong.
final class PlainEvent {

    private final PlainJson json;
    private final KnownTexts places;
    private final KnownTexts statuses;
    private final @Nullable ZoneId defaultZone;

    private int members;
    private long idPacote;
    private @Nullable String origem;
    private @Nullable String destino;
    private @Nullable String statusRastreamento;
    private @Nullable Instant dataEvento;

    PlainEvent(
            PlainJson json, KnownTexts places, KnownTexts statuses, @Nullable ZoneId defaultZone) {
        this.json = json;
        this.places = places;
        this.statuses = statuses;
        this.defaultZone = defaultZone;
    }

    /// The event, whenever it was; null: it is not plain, or none.
    @Nullable TrackingEvent read() {
        if (!json.take('{')) {
            return null;
        }
        do {
            if (!readMember()) {
                return null;
            }
        } while (json.take(','));
        if (!json.take('}') || !json.isAtEnd()) {
            return null;
        }
        return idPacote != 0
                        && origem != null
                        && destino != null
                        && statusRastreamento != null
                        && dataEvento != null
                ? new TrackingEvent(idPacote, origem, destino, statusRastreamento, dataEvento)
                : null;
    }

    private boolean readMember() {
        FieldName expected = FieldName.expectedAt(members++);
        EventField field;
        if (expected != null && json.takeNext(expected.quoted())) {
            field = expected.field();
        } else if (json.readText()) {
            field = FieldName.find(json.bytes(), json.textFrom(), json.textTo());
        } else {
            return false;
        }
        if (!json.take(':')) {
            return false;
        }
        if (field == null) {
            return json.skipValue();
        }
        return switch (field) {
            case ID_PACOTE -> idPacote == 0 && (idPacote = json.readId()) != 0;
            case ORIGEM -> origem == null && (origem = readText(places)) != null;
            case DESTINO -> destino == null && (destino = readText(places)) != null;
            case STATUS_RASTREAMENTO ->
                    statusRastreamento == null && (statusRastreamento = readText(statuses)) != null;
            case DATA_ATUALIZACAO -> dataEvento == null && (dataEvento = readTime()) != null;
        };
    }

    private @Nullable String readText(KnownTexts known) {
        return json.readText() ? known.clean(json.bytes(), json.textFrom(), json.textTo()) : null;
    }

    private @Nullable Instant readTime() {
        return json.readText()
                ? IsoDateTime.parse(json.bytes(), json.textFrom(), json.textTo(), defaultZone)
                : null;
    }
}
