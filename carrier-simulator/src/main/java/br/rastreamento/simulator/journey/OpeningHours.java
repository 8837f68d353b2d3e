package br.rastreamento.simulator.journey;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// When people are at work: Monday to Friday, and Saturday until noon. Sorting centres and trucks never stop.
final class OpeningHours {

    private static final LocalTime OPENS = LocalTime.of(8, 30);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    private static final LocalTime CLOSES_ON_SATURDAY = LocalTime.of(12, 0);

    private OpeningHours() {}

    /// The same time when the counter is open, else the moment at which it opens next.
    static LocalDateTime openAtOrAfter(LocalDateTime time) {
        LocalDate day = time.toLocalDate();
        if (isWorkday(day) && time.toLocalTime().isBefore(closes(day))) {
            return time.toLocalTime().isBefore(OPENS) ? day.atTime(OPENS) : time;
        }
        return workdayAfter(day).atTime(OPENS);
    }

    /// The first day after `day` on which parcels are delivered.
    static LocalDate workdayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return isWorkday(next) ? next : next.plusDays(1);
    }

    /// Local time up to which people receive parcels on that day.
    static LocalTime closes(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? CLOSES_ON_SATURDAY : CLOSES;
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
