package br.rastreamento.benchmarks.startup;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one start showed.
///
/// @param ready seconds from the start of the JVM to the readiness that the image's health check asks for
/// @param worked seconds until the first piece of work was done
/// @param processor seconds of processor time until it was ready
/// @param idle some time later
/// @param loaded after the load
/// @param heap bytes of the heap in use after a collection, at the end
record Start(
        double ready, double worked, double processor, Memory idle, Memory loaded, double heap) {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*?} (\\S+)$");

    /// @param resident bytes
    /// @param anonymous bytes of them that are in no file
    record Memory(long resident, long anonymous) {}

    /// Starts the service, lets it work, and ends it.
    ///
    /// @param arguments after `java`
    static Start measure(Service service, List<String> arguments, Plan plan, Path log)
            throws Exception {
        service.prepare();
        int port = LoopbackPort.free();
        URI actuator = URI.create("http://127.0.0.1:" + port + "/actuator/");
        long start = System.nanoTime();
        try (JavaProcess process =
                JavaProcess.start(arguments, Caches.onPort(service.environment(), port), log)) {
            process.awaitUp(actuator.resolve("health/readiness"), LOOK);
            double ready = secondsSince(start);
            double processor = process.processorTime().toNanos() / 1e9;
            service.firstWork(port);
            double worked = secondsSince(start);
            Thread.sleep(plan.settle());
            Memory idle = memory(process);
            service.load(port);
            Memory loaded = memory(process);
            process.collectGarbage();
            double heap = heap(actuator.resolve("prometheus"));
            return new Start(ready, worked, processor, idle, loaded, heap);
        }
    }

    private static Memory memory(JavaProcess process) throws IOException {
        return new Memory(process.resident(), process.anonymous());
    }

    private static double heap(URI metrics) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(metrics).build();
            Matcher areas = HEAP.matcher(http.send(request, BodyHandlers.ofString()).body());
            return areas.results().mapToDouble(area -> Double.parseDouble(area.group(1))).sum();
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
