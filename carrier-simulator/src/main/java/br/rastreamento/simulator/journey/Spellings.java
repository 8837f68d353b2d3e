package br.rastreamento.simulator.journey;

import br.rastreamento.evento.StatusCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// How carriers write a status: as the catalogue has it more often than not, else in another of its spellings, or in
/// lower case.
public final class Spellings {

    private static final Map<String, List<String>> BY_STATUS = new HashMap<>();

    static {
        StatusCatalog.entries()
                .forEach(entry -> BY_STATUS.put(entry.canonical(), entry.spellings()));
    }

    private Spellings() {}

    /// A text that cleaning turns into `status`.
    ///
    /// @param status canonical text, or one that the catalogue does not know
    public static String any(String status, RandomGenerator random) {
        List<String> others = BY_STATUS.getOrDefault(status, List.of());
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> others.isEmpty() ? status : others.get(random.nextInt(others.size()));
            case 3 -> status.toLowerCase(Locale.ROOT);
            default -> status;
        };
    }

    /// All texts that [#any] may choose for a status.
    static Stream<String> all(String status) {
        return Stream.concat(
                Stream.of(status, status.toLowerCase(Locale.ROOT)),
                BY_STATUS.getOrDefault(status, List.of()).stream());
    }
}
