package br.rastreamento.benchmarks.startup;

import br.rastreamento.benchmarks.Samples;
import java.util.List;
import java.util.Locale;

/// All starts of one variant. For one thread.
final class Starts {

    private static final double MEGABYTE = 1 << 20;

    private final Variant variant;
    private final List<String> arguments;
    private final Extracted.Size size;
    private final Samples ready = new Samples();
    private final Samples worked = new Samples();
    private final Samples processor = new Samples();
    private final Samples idle = new Samples();
    private final Samples idleAnonymous = new Samples();
    private final Samples loaded = new Samples();
    private final Samples loadedAnonymous = new Samples();
    private final Samples heap = new Samples();

    /// @param arguments after `java`
    /// @param size of what an image holds
    Starts(Variant variant, List<String> arguments, Extracted.Size size) {
        this.variant = variant;
        this.arguments = arguments;
        this.size = size;
    }

    List<String> arguments() {
        return arguments;
    }

    void add(Start start) {
        ready.add(start.ready());
        worked.add(start.worked());
        processor.add(start.processor());
        idle.add(start.idle().resident() / MEGABYTE);
        idleAnonymous.add(start.idle().anonymous() / MEGABYTE);
        loaded.add(start.loaded().resident() / MEGABYTE);
        loadedAnonymous.add(start.loaded().anonymous() / MEGABYTE);
        heap.add(start.heap() / MEGABYTE);
        System.err.printf(
                Locale.ROOT,
                "%s: ready %.2f s, worked %.2f s, %.0f MB%n",
                variant.name(),
                ready.last(),
                worked.last(),
                idle.last());
    }

    static List<String> head() {
        return List.of(
                "start",
                "ready, s",
                "first work, s",
                "processor time until ready, s",
                "resident, idle, MB",
                "resident, after the load, MB",
                "heap in use, MB",
                "in the image, MB",
                "compressed, MB");
    }

    List<String> row() {
        return List.of(
                variant.name(),
                ready.shown(2),
                worked.shown(2),
                processor.shown(1),
                memory(idle, idleAnonymous),
                memory(loaded, loadedAnonymous),
                number(heap.median()),
                number(size.bytes() / MEGABYTE),
                number(size.compressed() / MEGABYTE));
    }

    private static String memory(Samples resident, Samples anonymous) {
        return number(resident.median()) + ", of it anonymous " + number(anonymous.median());
    }

    private static String number(double megabytes) {
        return String.format(Locale.ROOT, "%.0f", megabytes);
    }
}
