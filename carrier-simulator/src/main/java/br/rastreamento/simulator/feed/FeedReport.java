package br.rastreamento.simulator.feed;

import java.util.Map;

/// What happened so far.
///
/// @param rows that the feed will ever have
/// @param published rows that are there, or only late
/// @param passed rows that are behind the reader who got farthest, late ones included
/// @param expected distinct valid events (R1) among all rows
/// @param onlyLate how many of these only they see who look back
/// @param lateAppeared late rows that have appeared
/// @param requests for pages, that were let in and made sense
/// @param pages right ones
/// @param rowsSent in right pages
/// @param notModified answers 304
/// @param tiesCut right pages after which the next row had the same time
/// @param refused requests with a wrong cursor, limit or token
/// @param tooEarly requests before the time that the last `Retry-After` named
/// @param faults how often each happened, by label; all that are switched on
public record FeedReport(
        int rows,
        int published,
        int passed,
        int expected,
        int onlyLate,
        long lateAppeared,
        long requests,
        long pages,
        long rowsSent,
        long notModified,
        long tiesCut,
        long refused,
        long tooEarly,
        Map<String, Long> faults) {}
