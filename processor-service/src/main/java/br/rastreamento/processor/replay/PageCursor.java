package br.rastreamento.processor.replay;

import br.rastreamento.problema.RequestProblem;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far back a list was read: the next letter of each partition lies before the offset given. Letters that arrive
/// later lie after it, so that pages neither repeat nor skip. On the wire `<partition>-<offset>`, joined by dots.
record PageCursor(SortedMap<Integer, Long> before) {

    private static final Pattern FORM =
            Pattern.compile("\\d{1,9}-\\d{1,18}(\\.\\d{1,9}-\\d{1,18}){0,999}");

    /// @throws RequestProblem 400 naming `cursor`
    static PageCursor parse(String text) {
        if (text.length() > 20_000 || !FORM.matcher(text).matches()) {
            throw RequestProblem.invalidParameter(
                    "cursor", "Use o proximo_cursor da página anterior.");
        }
        SortedMap<Integer, Long> before = new TreeMap<>();
        for (String part : text.split("\\.", -1)) {
            LetterId id = LetterId.parse(part);
            before.put(id.partition(), id.offset());
        }
        return new PageCursor(before);
    }

    @JsonValue
    @Override
    public String toString() {
        return before.entrySet().stream()
                .map((Map.Entry<Integer, Long> e) -> e.getKey() + "-" + e.getValue())
                .collect(Collectors.joining("."));
    }
}
