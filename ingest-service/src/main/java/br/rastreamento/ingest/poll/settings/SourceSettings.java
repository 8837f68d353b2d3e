package br.rastreamento.ingest.poll.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How one carrier is polled.
///
/// @param url of the feed, `http` or `https`; a query that it has is kept
/// @param interval from one look at the head to the next, 100 ms to 1 day
/// @param pageSize items asked for at once, 1 to 10,000
/// @param lookBack how long after a place was read rows may still appear before it, up to 31 days; 0: never
/// @param timeout of one answer, its body included, 100 ms to 10 min
/// @param maxPage greatest body of a page, 1 KB to 100 MB; held in memory as a whole
/// @param retryMin first pause after a failure, 10 ms to 1 h; it doubles with each further one
/// @param retryMax greatest pause after failures, 10 ms to 1 day
/// @param maxRetryAfter greatest `Retry-After` that is believed, 1 s to 7 days
/// @param headers to send along; secrets
/// @param headerFiles paths of files with the values of more headers
/// @param oauth2 where a token is to be had, if one is needed
/// @param cursorParameter name of the query parameter
/// @param limitParameter name of the query parameter; empty: none is sent
/// @param startCursor where a source begins that was never polled; none: at the feed's beginning
/// @param pointers where in a page things are
/// @param backfill a stretch to be read once more, if there is one
public record SourceSettings(
        @NotNull URI url,
        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(days = 1) Duration interval,
        @DefaultValue("500") @Min(1) @Max(10_000) int pageSize,
        @DefaultValue("5m") @DurationMin @DurationMax(days = 31) Duration lookBack,
        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 10) Duration timeout,
        @DefaultValue("10MB") DataSize maxPage,
        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(hours = 1) Duration retryMin,
        @DefaultValue("1m") @DurationMin(millis = 10) @DurationMax(days = 1) Duration retryMax,
        @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(days = 7) Duration maxRetryAfter,
        @DefaultValue Map<String, String> headers,
        @DefaultValue Map<String, Path> headerFiles,
        @Nullable @Valid OAuth2Settings oauth2,
        @DefaultValue("cursor") @NotBlank String cursorParameter,
        @DefaultValue("limite") String limitParameter,
        @Nullable String startCursor,
        @DefaultValue @Valid FieldPointers pointers,
        @Nullable @Valid BackfillSettings backfill) {

    @AssertTrue(message = "url must be http:// or https:// with a host, without user and fragment")
    boolean isUrlUsable() {
        return url == null || WebAddress.usable(url);
    }

    @AssertTrue(message = "max-page must be from 1KB to 100MB")
    boolean isMaxPageInRange() {
        return maxPage.toKilobytes() >= 1 && maxPage.compareTo(DataSize.ofMegabytes(100)) <= 0;
    }

    @AssertTrue(message = "retry-min must not be greater than retry-max")
    boolean isRetryInOrder() {
        return retryMin.compareTo(retryMax) <= 0;
    }

    @AssertTrue(
            message =
                    "headers: a name or value cannot be sent (Host, Connection and the like are not ours to set)")
    boolean isEachHeaderUsable() {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder();
            headers.forEach(request::header);
            headerFiles.keySet().forEach(name -> request.header(name, "x"));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @AssertTrue(
            message =
                    "header-files: a file cannot be read, holds nothing, or what no header may have, such as a second line")
    boolean isEachHeaderFileUsable() {
        return headerFiles.values().stream().allMatch(SourceSettings::holdsHeaderValue);
    }

    private static boolean holdsHeaderValue(Path file) {
        try {
            HttpRequest.newBuilder().header("X-Any", SecretFile.read(file));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @AssertTrue(message = "a header may be in headers or in header-files, not in both")
    boolean isEachHeaderGivenOnce() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(headers.keySet());
        return headerFiles.keySet().stream().allMatch(names::add);
    }

    @AssertTrue(message = "oauth2 and a header Authorization exclude each other")
    boolean isAuthorizationGivenOnce() {
        return oauth2 == null
                || (headers.keySet().stream().noneMatch("Authorization"::equalsIgnoreCase)
                        && headerFiles.keySet().stream()
                                .noneMatch("Authorization"::equalsIgnoreCase));
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "SourceSettings[url=%s, interval=%s, pageSize=%d, lookBack=%s, timeout=%s, headers=%s, headerFiles=%s, oauth2=%s]"
                .formatted(
                        url == null ? null : WebAddress.withoutQuery(url),
                        interval,
                        pageSize,
                        lookBack,
                        timeout,
                        headers.keySet(),
                        headerFiles,
                        oauth2);
    }
}
