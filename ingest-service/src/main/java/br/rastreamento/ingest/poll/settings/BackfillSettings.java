package br.rastreamento.ingest.poll.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A stretch of a feed that an operator wants read again, once. Another value of any of these is another order.
///
/// @param from cursor to begin at; none: the feed's beginning
/// @param until cursor to stop at; none: the head
/// @param maxPages most pages, 1 to 1,000,000
public record BackfillSettings(
        @Nullable String from,
        @Nullable String until,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int maxPages) {

    /// Tells orders apart.
    public String order() {
        return from + " " + until + " " + maxPages;
    }
}
