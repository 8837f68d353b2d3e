package br.rastreamento.dashboard.live;

import br.rastreamento.dashboard.occurrences.OccurrencesQuery;
import java.util.List;
import java.util.stream.Stream;

/// The latest occurrences, as many as the database keeps. Immutable.
///
/// @param last number of the latest one; 0: there was none yet
/// @param events oldest first
record RecentOccurrences(long last, List<OccurrenceEvent> events) {

    static final RecentOccurrences NONE = new RecentOccurrences(0, List.of());

    /// These and those that came since.
    ///
    /// @param newer oldest first
    /// @param seen number of the latest one that the database tells of
    RecentOccurrences plus(List<OccurrenceEvent> newer, long seen) {
        List<OccurrenceEvent> all = Stream.concat(events.stream(), newer.stream()).toList();
        // One more may have been stored between the number and the rows.
        long latest = newer.isEmpty() ? seen : Math.max(seen, newer.getLast().number());
        return new RecentOccurrences(latest, newest(all, OccurrencesQuery.KEPT));
    }

    /// Those that somebody missed who knows them up to a number, oldest first.
    List<OccurrenceEvent> after(long number) {
        int first = events.size();
        while (first > 0 && events.get(first - 1).number() > number) {
            first--;
        }
        return events.subList(first, events.size());
    }

    /// Up to which number somebody knows them for whom the newest few are news.
    long before(int few) {
        List<OccurrenceEvent> news = newest(events, few);
        return news.isEmpty() ? last : news.getFirst().number() - 1;
    }

    private static List<OccurrenceEvent> newest(List<OccurrenceEvent> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
