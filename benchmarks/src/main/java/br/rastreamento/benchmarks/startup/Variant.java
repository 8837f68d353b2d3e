package br.rastreamento.benchmarks.startup;

import java.util.List;
import java.util.stream.Stream;

/// A way to start the same service.
///
/// @param name in the report
/// @param training by which its cache of classes is made
/// @param flags of the JVM, of the training as of the starts
record Variant(String name, Training training, List<String> flags) {

    /// A container with 1 GiB (docker-compose.yml), half of it heap (images/jvm.flags).
    private static final List<String> CONTAINER =
            List.of("-XX:MaxRAM=1g", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError");

    private static final String G1 = "-XX:+UseG1GC";
    private static final String SERIAL = "-XX:+UseSerialGC";
    private static final String COMPACT = "-XX:+UseCompactObjectHeaders";

    /// The first is what the images were before, and what the others are compared with.
    static List<Variant> all() {
        return List.of(
                of("before: no cache, G1", Training.NONE, G1),
                of("class-data archive (CDS), G1", Training.CLASSES, G1),
                of("AOT cache, trained up to the context", Training.CONTEXT, G1),
                of("AOT cache, trained as the images are", Training.ALONE, G1),
                of("**the same, compact headers: the images**", Training.ALONE, G1, COMPACT),
                of("the same, serial collector", Training.ALONE, SERIAL, COMPACT),
                of("as the images, but trained under load", Training.SERVERS, G1, COMPACT));
    }

    private static Variant of(String name, Training training, String... flags) {
        return new Variant(
                name, training, Stream.concat(CONTAINER.stream(), Stream.of(flags)).toList());
    }
}
