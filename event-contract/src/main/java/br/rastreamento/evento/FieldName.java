package br.rastreamento.evento;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The name of a field as bytes of JSON. Immutable.
final class FieldName {

    /// In the order in which most carriers write them.
    private static final List<FieldName> IN_ORDER =
            Arrays.stream(EventField.values()).map(FieldName::new).toList();

    /// By their lengths: no two are equal.
    private static final @Nullable FieldName[] BY_LENGTH = new FieldName[32];

    static {
        for (FieldName name : IN_ORDER) {
            if (BY_LENGTH[name.length()] != null) {
                throw new IllegalStateException("another name is as long as that of " + name.field);
            }
            BY_LENGTH[name.length()] = name;
        }
    }

    private final EventField field;
    private final byte[] quoted;

    private FieldName(EventField field) {
        this.field = field;
        this.quoted = ('"' + field.jsonName() + '"').getBytes(StandardCharsets.UTF_8);
    }

    EventField field() {
        return field;
    }

    /// The name with its quotes. Not to be changed.
    byte[] quoted() {
        return quoted;
    }

    /// The name that is likely at a place among an object's members, from 0; null: none is.
    static @Nullable FieldName expectedAt(int member) {
        return member < IN_ORDER.size() ? IN_ORDER.get(member) : null;
    }

    /// The field of that name; null: none has it.
    static @Nullable EventField find(byte[] bytes, int from, int to) {
        FieldName name = to - from < BY_LENGTH.length ? BY_LENGTH[to - from] : null;
        return name != null && Arrays.equals(bytes, from, to, name.quoted, 1, 1 + name.length())
                ? name.field
                : null;
    }

    private int length() {
        return quoted.length - 2;
    }
}
