package br.rastreamento.benchmarks.startup;

import java.util.List;
import java.util.stream.Stream;

/// A way to start the same service.
///
/// @param name in the report
/// @param training by which its cache of classes is made
/// @param headers of objects: flags of the training and of the start, which must be alike
/// @param collector at the start; the training's is G1
record Variant(String name, Training training, List<String> headers, String collector) {

    /// A container with 1 GiB (docker-compose.yml), half of it heap (images/jvm.flags).
    private static final List<String> CONTAINER =
            List.of("-XX:MaxRAM=1g", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError");

    private static final String G1 = "-XX:+UseG1GC";
    private static final String SERIAL = "-XX:+UseSerialGC";
    private static final List<String> USUAL = List.of();
    private static final List<String> COMPACT = List.of("-XX:+UseCompactObjectHeaders");

    /// The first is what the images were before.
    static List<Variant> all() {
        return List.of(
                new Variant("before: no cache", Training.NONE, USUAL, G1),
                new Variant("class-data archive (CDS)", Training.CLASSES, USUAL, G1),
                new Variant("AOT cache, trained as the images are", Training.CALLS, USUAL, G1),
                new Variant("**images: the same, compact headers**", Training.CALLS, COMPACT, G1),
                new Variant("images, serial collector", Training.CALLS, COMPACT, SERIAL));
    }

    /// Flags of the start.
    List<String> flags() {
        return flags(collector);
    }

    /// Flags of the run that makes the cache.
    List<String> trainingFlags() {
        return flags(G1);
    }

    /// Whether the cache of one is good for the other.
    boolean sharesCacheWith(Variant other) {
        return training == other.training && headers.equals(other.headers);
    }

    private List<String> flags(String collector) {
        return Stream.of(CONTAINER, headers, List.of(collector)).flatMap(List::stream).toList();
    }
}
