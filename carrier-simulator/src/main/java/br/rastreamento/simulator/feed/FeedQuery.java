package br.rastreamento.simulator.feed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request for a page, as it was written.
///
/// @param cursor null: from the beginning
/// @param limit null: [Feed#DEFAULT_LIMIT]
/// @param ifNoneMatch header; null if absent
/// @param issuedToken whether it shows a token that can be made to expire
record FeedQuery(
        @Nullable String cursor,
        @Nullable String limit,
        @Nullable String ifNoneMatch,
        boolean issuedToken) {

    /// @param query raw query of the URI; null if there is none
    static FeedQuery parse(
            @Nullable String query, @Nullable String ifNoneMatch, boolean issuedToken) {
        Map<String, String> parameters = parameters(query);
        return new FeedQuery(
                parameters.get("cursor"), parameters.get("limite"), ifNoneMatch, issuedToken);
    }

    /// Names and values of a query or form; what cannot be decoded stays as it is.
    static Map<String, String> parameters(@Nullable String form) {
        Map<String, String> parameters = new HashMap<>();
        if (form == null) {
            return parameters;
        }
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
