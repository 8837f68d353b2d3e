package br.rastreamento.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How to run a jar as a process of its own.
///
/// @param name for people, and for the name of its log
/// @param jar to be run by `java -jar`
/// @param heapMegabytes most heap it may take
/// @param arguments after the jar
/// @param environment in addition to that of this process, and before it
/// @param port where `/actuator/health` answers; 0 if it has none
/// @param log takes what it prints; the log of the start before stays beside it as `.previous`
public record ServiceSpec(
        String name,
        Path jar,
        int heapMegabytes,
        List<String> arguments,
        Map<String, String> environment,
        int port,
        Path log) {

    public ServiceSpec {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /// The same with other settings.
    ///
    /// @param settings environment in addition, and before what there is
    public ServiceSpec with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(settings);
        return new ServiceSpec(name, jar, heapMegabytes, arguments, all, port, log);
    }

    URI health() {
        return URI.create("http://127.0.0.1:%d/actuator/health".formatted(port));
    }

    /// `sh` makes the process deaf to a terminal's Ctrl-C and hang-up (Java keeps an ignored signal ignored), then
    /// becomes it: its time to stop comes in order, by SIGTERM.
    List<String> command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                List.of(
                        "sh",
                        "-c",
                        "trap '' INT HUP; exec \"$@\"",
                        "sh",
                        java.toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar.toString());
        return Stream.concat(command.stream(), arguments.stream()).toList();
    }
}
