package br.rastreamento.evento;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/// The parcel that something is about which is no event, as far as that can be told: for log lines.
public final class RejectedParcel {

    private RejectedParcel() {}

    /// The id as it stands in the JSON, which may be broken behind it.
    public static Optional<Long> in(byte[] json, int from, int to) {
        try (JsonParser parser = EventJson.parser(json, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            int match;
            while ((match = parser.nextNameMatch(EventJson.FIELD_NAMES))
                    != PropertyNameMatcher.MATCH_END_OBJECT) {
                JsonToken value = parser.nextToken();
                if (match >= 0 && EventField.at(match) == EventField.ID_PACOTE) {
                    return id(value, parser);
                }
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            // not known then
        }
        return Optional.empty();
    }

    private static Optional<Long> id(JsonToken value, JsonParser parser) {
        if (value != JsonToken.VALUE_NUMBER_INT && value != JsonToken.VALUE_STRING) {
            return Optional.empty();
        }
        return Optional.of(ParcelId.parse(parser)).filter(id -> id > 0);
    }
}
