package br.rastreamento.ingest.poll.feed;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// What makes a request conditional (RFC 9110, 13).
///
/// @param etag as the carrier sent it
/// @param lastModified as the carrier sent it; only where it was two seconds old at least, because a page may change twice
///     within the second that it names
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    public static final Validators NONE = new Validators(null, null);

    static Validators of(HttpHeaders headers) {
        String modified = headers.firstValue("Last-Modified").orElse(null);
        String date = headers.firstValue("Date").orElse(null);
        return new Validators(
                headers.firstValue("ETag").orElse(null),
                modified != null && date != null && settled(modified, date) ? modified : null);
    }

    void addTo(HttpRequest.Builder request) {
        if (etag != null) {
            request.setHeader("If-None-Match", etag);
        } else if (lastModified != null) {
            request.setHeader("If-Modified-Since", lastModified);
        }
    }

    private static boolean settled(String modified, String date) {
        try {
            return parse(date).isAfter(parse(modified).plusSeconds(1));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ZonedDateTime parse(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
