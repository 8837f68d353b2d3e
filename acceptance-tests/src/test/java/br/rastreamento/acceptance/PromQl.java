package br.rastreamento.acceptance;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a query of Prometheus is about; enough of its language for the rules and dashboards here.
///
/// @param metrics that it reads
/// @param labels that it filters or groups by
record PromQl(Set<String> metrics, Set<String> labels) {

    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern FILTER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING =
            Pattern.compile(
                    "\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

    static PromQl of(String query) {
        String left = RANGE.matcher(TEXT.matcher(query).replaceAll("")).replaceAll("");
        Set<String> labels = new HashSet<>();
        for (Pattern part : Set.of(FILTER, GROUPING)) {
            part.matcher(left).results().forEach(found -> labels.addAll(names(found.group(1))));
        }
        left = GROUPING.matcher(FILTER.matcher(left).replaceAll("")).replaceAll("");
        Set<String> metrics = names(left);
        metrics.removeAll(WORDS);
        return new PromQl(metrics, labels);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(text).results().map(MatchResult::group).forEach(names::add);
        return names;
    }
}
