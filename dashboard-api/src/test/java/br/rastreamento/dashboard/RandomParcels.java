package br.rastreamento.dashboard;

import br.rastreamento.dashboard.StoredParcels.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Parcels that look like nothing in particular: scans of any status in any order of arrival, many at the same minute, some
/// after the delivery, some of a status that nobody knows.
final class RandomParcels {

    private static final List<String> STATUSES =
            List.of(
                    "POSTADO",
                    "EM TRÂNSITO",
                    "SAIU PARA ENTREGA",
                    "ROUBADO",
                    "ATRASADO",
                    "ENTREGUE",
                    "ENTREGUE",
                    "DEVOLVIDO AO REMETENTE",
                    "STATUS NOVO");

    private final Random random;
    private final Instant begin =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(20));

    RandomParcels(long seed) {
        random = new Random(seed);
    }

    void storeIn(StoredParcels stored, int parcels) {
        for (long id = 1; id <= parcels; id++) {
            List<Event> events = new ArrayList<>();
            Instant first = begin.plus(minutes(Duration.ofDays(17)));
            for (int i = random.nextInt(5); i >= 0; i--) {
                // As dense among minutes as among days.
                Duration span = Duration.ofMinutes((long) Math.exp(random.nextDouble() * 8.3));
                Event event =
                        new Event(
                                STATUSES.get(random.nextInt(STATUSES.size())),
                                first.plus(minutes(span)));
                if (!events.contains(event)) {
                    events.add(event);
                }
            }
            Collections.shuffle(events, random);
            stored.add(id, place("Origem"), place("Destino"), events.toArray(Event[]::new));
        }
        stored.recount();
    }

    private String place(String name) {
        return name + " " + random.nextInt(3);
    }

    private Duration minutes(Duration most) {
        return Duration.ofMinutes(random.nextLong(most.toMinutes() + 1));
    }
}
