package br.rastreamento.ingest.poll;

import br.rastreamento.ingest.poll.SourceStatus.Snapshot;
import br.rastreamento.ingest.poll.feed.PollFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Component `poller` of the health answer: the state of each source. Always UP, for a carrier in trouble is no trouble of
/// this service, and other ways in must not be closed for it.
@Component("pollerHealthIndicator")
final class PollerHealth implements HealthIndicator {

    private final Poller poller;
    private final Clock clock = Clock.systemUTC();

    PollerHealth(Poller poller) {
        this.poller = poller;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        poller.statuses()
                .forEach(status -> health.withDetail(status.source(), details(status.snapshot())));
        return health.build();
    }

    private Map<String, Object> details(Snapshot now) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("estado", state(now));
        details.put("dono", now.owner());
        if (now.owner()) {
            put(details, "ultimoSucesso", now.lastSuccess());
            put(details, "fimAlcancadoEm", now.headReachedAt());
            if (now.headReachedAt() != null) {
                details.put(
                        "atrasoSegundos",
                        Duration.between(now.headReachedAt(), clock.instant()).toSeconds());
            }
            details.put("paginas", now.pages());
            details.put("itens", now.items());
            PollFailure failure = now.failure();
            if (failure != null) {
                details.put("erro", failure.kind().label());
                details.put("motivo", failure.reason());
                put(details, "erroEm", now.failedAt());
                put(details, "proximaTentativa", now.retryAt());
            }
        }
        return details;
    }

    private static String state(Snapshot now) {
        if (!now.owner()) {
            return "outra_instancia";
        }
        PollFailure failure = now.failure();
        if (failure != null) {
            return failure.kind() == PollFailure.Kind.LIMITE ? "aguardando" : "erro";
        }
        return now.headReachedAt() == null ? "lendo" : "ativo";
    }

    private static void put(Map<String, Object> details, String name, @Nullable Instant time) {
        if (time != null) {
            details.put(name, time.toString());
        }
    }
}
