package br.rastreamento.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An event as a carrier writes it, well or badly.
///
/// @param fields in the order in which they are written
public record WireEvent(List<Field> fields) {

    static final String ID = "id_pacote";
    static final String ORIGIN = "origem";
    static final String DESTINATION = "destino";
    static final String STATUS = "status_rastreamento";
    static final String TIME = "data_atualizacao";

    /// The fields of an event, which are also the columns of the CSV.
    public static final List<String> FIELD_NAMES = List.of(ID, ORIGIN, DESTINATION, STATUS, TIME);

    /// One field.
    ///
    /// @param value the text itself, or with `raw` JSON to be written as it is
    record Field(String name, String value, boolean raw) {}

    public WireEvent {
        fields = List.copyOf(fields);
    }

    /// One JSON value in UTF-8: an object, or for an event without fields a mere number.
    public byte[] json() {
        if (fields.isEmpty()) {
            return "17".getBytes(StandardCharsets.UTF_8);
        }
        StringBuilder json = new StringBuilder(160);
        for (Field field : fields) {
            json.append(json.isEmpty() ? "{\"" : ",\"").append(field.name()).append("\":");
            if (field.raw()) {
                json.append(field.value());
            } else {
                appendQuoted(json, field.value());
            }
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The value of each of [#FIELD_NAMES]; empty where the field is absent.
    public List<String> row() {
        return FIELD_NAMES.stream().map(this::valueOf).toList();
    }

    private String valueOf(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    /// The same event at another time.
    WireEvent at(Instant time) {
        return with(TIME, time.toString());
    }

    /// The same event with another text in one field.
    WireEvent with(String name, String value) {
        return replacing(new Field(name, value, false));
    }

    /// The same event with other JSON in one field.
    WireEvent withRaw(String name, String json) {
        return replacing(new Field(name, json, true));
    }

    private WireEvent replacing(Field field) {
        List<Field> changed = new ArrayList<>(fields);
        changed.replaceAll(f -> f.name().equals(field.name()) ? field : f);
        return new WireEvent(changed);
    }

    /// The same event with one field given twice.
    WireEvent withAgain(String name) {
        List<Field> more = new ArrayList<>(fields);
        fields.stream().filter(f -> f.name().equals(name)).forEach(more::add);
        return new WireEvent(more);
    }

    WireEvent without(String name) {
        return new WireEvent(fields.stream().filter(f -> !f.name().equals(name)).toList());
    }

    /// Control characters and unpaired surrogates are escaped: bytes in UTF-8 could not carry the latter.
    private static void appendQuoted(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
