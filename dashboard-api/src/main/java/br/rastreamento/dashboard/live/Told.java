package br.rastreamento.dashboard.live;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a listener was told, in the form of an event's `id`, which they send back when they come again: hash of the figures,
/// a dot, number of the latest occurrence. Neither knows of the instance that told it.
///
/// @param figures hash of their content; empty: none
/// @param occurrence told up to this number; [#NEVER]: not told of any, nor that there is none
record Told(String figures, long occurrence) {

    static final long NEVER = -1;

    private static final Told NOTHING = new Told("", NEVER);
    private static final Pattern ID =
            Pattern.compile("(?<figures>[0-9a-f]{32})?(?:\\.(?<occurrence>[0-9]{1,18}))?");

    /// What an `id` of this or an older version says; nothing if it is none of ours.
    static Told by(@Nullable String id) {
        if (id == null) {
            return NOTHING;
        }
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return NOTHING;
        }
        String occurrence = parts.group("occurrence");
        return new Told(
                Objects.requireNonNullElse(parts.group("figures"), ""),
                occurrence == null ? NEVER : Long.parseLong(occurrence));
    }

    Told withFigures(String hash) {
        return new Told(hash, occurrence);
    }

    Told withOccurrence(long number) {
        return new Told(figures, number);
    }

    String id() {
        return occurrence == NEVER ? figures : figures + "." + occurrence;
    }
}
