package br.rastreamento.acceptance;

import br.rastreamento.stack.ServiceProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A caller of several instances, or what stands before them: a request goes to those that are ready, in turn. One that
/// was refused (no connection, or 503 with `Retry-After`) goes to another, or again after the time said. Nothing else is
/// repeated: a connection that ends without an answer is a failure, since a caller cannot know what came of it.
final class LoadBalancer implements AutoCloseable {

    private static final Duration CHECK = Duration.ofMillis(100);
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(2);

    /// How long a caller is patient.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ServiceProcess> instances;
    private final Map<ServiceProcess, Boolean> ready = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService checks;

    LoadBalancer(List<ServiceProcess> instances) {
        this.instances = List.copyOf(instances);
        this.checks = Executors.newScheduledThreadPool(instances.size());
        for (ServiceProcess instance : instances) {
            ready.put(instance, isReady(instance));
            var _ =
                    checks.scheduleWithFixedDelay(
                            () -> ready.put(instance, isReady(instance)),
                            CHECK.toMillis(),
                            CHECK.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /// Sends it until it is taken.
    ///
    /// @param request without address
    /// @throws IOException if there is no answer, or none but refusals for as long as a caller is patient
    HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            ServiceProcess instance = next();
            try {
                HttpRequest complete = request.copy().uri(address(instance, path)).build();
                var answer = http.send(complete, BodyHandlers.ofString());
                var after = answer.headers().firstValueAsLong("Retry-After");
                if (answer.statusCode() != 503 || after.isEmpty()) {
                    return answer;
                }
                refused.incrementAndGet();
                if (othersThan(instance).isEmpty()) {
                    Thread.sleep(Duration.ofSeconds(after.getAsLong()));
                }
            } catch (ConnectException _) {
                refused.incrementAndGet();
                ready.put(instance, false);
            }
        }
        throw new IOException("refused for " + PATIENCE);
    }

    /// How often something was refused, and nobody noticed.
    int refused() {
        return refused.get();
    }

    private ServiceProcess next() throws InterruptedException {
        List<ServiceProcess> able = instances.stream().filter(this::seemsReady).toList();
        if (able.isEmpty()) {
            Thread.sleep(CHECK);
            able = instances;
        }
        return able.get(Math.floorMod(turn.getAndIncrement(), able.size()));
    }

    private List<ServiceProcess> othersThan(ServiceProcess instance) {
        return instances.stream()
                .filter(other -> !other.equals(instance) && seemsReady(other))
                .toList();
    }

    private boolean seemsReady(ServiceProcess instance) {
        return ready.getOrDefault(instance, false);
    }

    private boolean isReady(ServiceProcess instance) {
        try {
            HttpRequest check =
                    HttpRequest.newBuilder(address(instance, "/actuator/health/readiness"))
                            .timeout(CHECK_LIMIT)
                            .build();
            return http.send(check, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI address(ServiceProcess instance, String path) {
        return URI.create("http://127.0.0.1:" + instance.spec().port() + path);
    }

    @Override
    public void close() {
        checks.shutdownNow();
        http.shutdownNow();
    }
}
