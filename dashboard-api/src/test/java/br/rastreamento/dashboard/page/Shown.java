package br.rastreamento.dashboard.page;

import static org.awaitility.Awaitility.await;

import br.rastreamento.dashboard.Dashboard;
import br.rastreamento.dashboard.StoredParcels;
import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.testservers.browser.Browser;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.awaitility.core.ThrowingRunnable;
import tools.jackson.databind.JsonNode;

/// What the tests of the page have in common: five parcels, and how the page shows things.
final class Shown {

    /// Of the parcels that [#store] stores, those within the last 24 hours.
    static final int EVENTS = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Shown() {}

    /// Five parcels: two delivered, two in transit (the third silent for nine days), one lost.
    static void store(StoredParcels stored) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        stored.store(1, "Natal", "Recife", at(now, 50, "POSTADO"), at(now, 3, "ENTREGUE"));
        stored.store(2, "Natal", "Recife", at(now, 20, "POSTADO"), at(now, 2, "EM TRÂNSITO"));
        stored.store(3, "Acre", "Rondônia", at(now, 216, "EM TRÂNSITO"));
        stored.store(4, "Acre", "Rondônia", at(now, 30, "POSTADO"), at(now, 4, "EXTRAVIADO"));
        stored.store(5, "Natal", "Recife", at(now, 9, "POSTADO"), at(now, 1, "ENTREGUE"));
    }

    static String page(Dashboard dashboard) {
        return page(dashboard, "");
    }

    static String page(Dashboard dashboard, String hash) {
        return "http://localhost:" + dashboard.port() + "/" + hash;
    }

    /// Until the page has caught up.
    static void soon(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    /// From now on the open page gets an answer of ours to what it asks.
    ///
    /// @param part of the addresses
    /// @param promise JavaScript: what `fetch` is to return
    static void answer(Browser browser, String part, String promise) {
        browser.script(
                """
                window.trueFetch ??= window.fetch;
                window.fetch = (url, ...rest) => url.includes('%s') ? %s : window.trueFetch(url, ...rest);
                """
                        .formatted(part, promise));
    }

    /// Ends [#answer].
    static void answerTruly(Browser browser) {
        browser.script("window.fetch = window.trueFetch");
    }

    /// As Brazilians write it.
    static String number(JsonNode integer) {
        return NumberFormat.getIntegerInstance(Locale.of("pt", "BR")).format(integer.asLong());
    }

    private static Event at(Instant now, int hoursAgo, String status) {
        return new Event(status, now.minus(Duration.ofHours(hoursAgo)));
    }
}
