package br.rastreamento.ingest.access;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The credentials in force. Follows the files that they come from, by content, because Docker and Kubernetes put a new
/// secret in place by a symbolic link. What cannot be used changes nothing: the former credentials stay. Thread-safe.
@Component
final class CurrentCredentials implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentCredentials.class);

    private final AccessSettings settings;
    private final CredentialFiles files;
    private final Counter failures;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("credential-files").factory());
    private volatile Credentials inForce;

    CurrentCredentials(AccessSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.files = new CredentialFiles(settings);
        this.failures = registry.counter("ingest.credentials.reload.failures");
        this.inForce = Credentials.read(settings);
        gauge(registry, "token");
        gauge(registry, "secret");
        if (inForce.none()) {
            LOG.atWarn().log("running open: events are accepted from anyone");
        }
        if (settings.hasFile()) {
            long interval = settings.reloadInterval().toMillis();
            ScheduledFuture<?> _ =
                    watch.scheduleWithFixedDelay(this::follow, interval, interval, MILLISECONDS);
        }
    }

    Credentials inForce() {
        return inForce;
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    // Catches everything: a scheduled task that throws is never run again.
    private void follow() {
        try {
            if (files.changed()) {
                reload();
            }
        } catch (RuntimeException e) {
            failed(e.getClass().getSimpleName());
        }
    }

    private void reload() {
        try {
            Credentials next = Credentials.read(settings);
            inForce = next;
            LOG.atInfo()
                    .addKeyValue("tokens", next.tokens().count())
                    .addKeyValue("secrets", next.secrets().count())
                    .log("credentials reloaded");
        } catch (CredentialsMisconfigured e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void failed(String reason) {
        failures.increment();
        LOG.atError()
                .addKeyValue("reason", reason)
                .log("credentials not reloaded, the former ones stay in force");
    }

    private void gauge(MeterRegistry registry, String kind) {
        Gauge.builder("ingest.credentials", this, self -> self.count(kind))
                .tag("kind", kind)
                .register(registry);
    }

    private int count(String kind) {
        Credentials now = inForce;
        return kind.equals("token") ? now.tokens().count() : now.secrets().count();
    }
}
