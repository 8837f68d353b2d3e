package br.rastreamento.evento;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which spellings of a status mean the same, and which phase of the journey it is. Statuses are an open set: one that
/// is not listed stays as it was sent, in phase `DESCONHECIDO`. Immutable.
///
/// The lookup ignores accents, case, punctuation and invisible characters, so that `out_for_delivery`, `Saiu p/ entrega`
/// and `OBJETO NÃO ENTREGUE – CARTEIRO NÃO ATENDIDO` are found however a carrier types them. [StatusSpellings] is the list.
public final class StatusCatalog {

    /// One status.
    ///
    /// @param canonical the text that is stored and shown: upper case, accented as Portuguese has it
    /// @param phase where in its journey the parcel is
    /// @param spellings other texts for it, seen in practice
    public record Entry(String canonical, StatusPhase phase, List<String> spellings) {
        public Entry {
            spellings = List.copyOf(spellings);
        }
    }

    private static final List<Entry> ENTRIES = StatusSpellings.ENTRIES;
    private static final Map<String, StatusPhase> PHASES = new HashMap<>();
    private static final Map<String, String> CANONICAL_BY_KEY = new HashMap<>();

    /// What real carriers send most, cleaned: found without making a key.
    private static final Map<String, String> CANONICAL_BY_TEXT = new HashMap<>();

    static {
        for (Entry entry : ENTRIES) {
            PHASES.put(entry.canonical(), entry.phase());
            add(entry.canonical(), entry);
            entry.spellings().forEach(spelling -> add(spelling, entry));
        }
    }

    private StatusCatalog() {}

    /// The catalogue, by phase.
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /// The canonical text of a status.
    ///
    /// @param cleaned a status as [TextCleaning#status(String)] leaves it
    /// @return the catalogue's text; `cleaned` itself if the catalogue does not know it
    public static String canonical(String cleaned) {
        String known = CANONICAL_BY_TEXT.get(cleaned);
        return known != null ? known : CANONICAL_BY_KEY.getOrDefault(key(cleaned), cleaned);
    }

    /// The phase of a canonical status; `DESCONHECIDO` if the catalogue does not know it.
    public static StatusPhase phaseOf(String canonical) {
        return PHASES.getOrDefault(canonical, StatusPhase.DESCONHECIDO);
    }

    private static void add(String spelling, Entry entry) {
        String before = CANONICAL_BY_KEY.putIfAbsent(key(spelling), entry.canonical());
        if (before != null && !before.equals(entry.canonical())) {
            throw new IllegalStateException(
                    "\"%s\" is listed for %s and for %s"
                            .formatted(spelling, before, entry.canonical()));
        }
        CANONICAL_BY_TEXT.put(spelling.toUpperCase(Locale.ROOT), entry.canonical());
    }

    /// Letters and digits without accents, in upper case, words separated by one space.
    private static String key(String status) {
        String decomposed = Normalizer.normalize(status, Normalizer.Form.NFD);
        StringBuilder key = new StringBuilder(decomposed.length());
        boolean pendingSpace = false;
        int character;
        for (int i = 0; i < decomposed.length(); i += Character.charCount(character)) {
            character = decomposed.codePointAt(i);
            int type = Character.getType(character);
            if (Character.isLetterOrDigit(character)) {
                if (pendingSpace && !key.isEmpty()) {
                    key.append(' ');
                }
                pendingSpace = false;
                key.appendCodePoint(Character.toUpperCase(character));
            } else if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
                pendingSpace = true;
            }
        }
        return key.toString();
    }
}
