package br.rastreamento.simulator.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// A page as it is sent. Immutable.
final class FeedPage {

    private static final int TAG_BYTES = 12;

    private final byte[] body;

    private FeedPage(byte[] body) {
        this.body = body;
    }

    static FeedPage of(List<FeedRow> rows, String nextCursor) {
        String json =
                rows.stream()
                        .map(FeedRow::json)
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "{\"eventos\":[",
                                        "],\"proximo_cursor\":\"" + nextCursor + "\"}"));
        return new FeedPage(json.getBytes(StandardCharsets.UTF_8));
    }

    /// JSON, UTF-8; not a copy.
    byte[] body() {
        return body;
    }

    /// Entity tag, strong, in quotes.
    String etag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whether an `If-None-Match` names this page (RFC 9110, 13.1.2).
    boolean matches(String ifNoneMatch) {
        String etag = etag();
        return ifNoneMatch.strip().equals("*")
                || Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(etag::equals);
    }
}
