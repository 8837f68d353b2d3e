package br.rastreamento.benchmarks.startup;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the caches of one service, each by a run of its own, as its Dockerfile does.
///
/// @param directory for the caches and what the runs print
record Caches(Path project, Service service, Extracted application, Path directory) {

    /// A request of `images/train` in a Dockerfile.
    private static final Pattern REQUEST = Pattern.compile("'((?:GET|POST) [^']+)'");

    /// The file; none if the variant has no cache.
    ///
    /// @param number another one for each
    Optional<Path> make(Variant variant, int number) throws IOException, InterruptedException {
        if (variant.training() == Training.NONE) {
            return Optional.empty();
        }
        Files.createDirectories(directory);
        Path cache = directory.resolve("cache-" + number);
        Path log = directory.resolve("training-" + number + ".log");
        int port = LoopbackPort.free();
        ProcessBuilder training =
                new ProcessBuilder(command(variant, cache, port))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        training.environment().putAll(onPort(service.trainingEnvironment(), port));
        if (training.start().waitFor() != 0) {
            throw new IOException("the training failed, see " + log);
        }
        return Optional.of(cache);
    }

    private List<String> command(Variant variant, Path cache, int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(project.resolve("images/train").toString());
        command.addAll(List.of(cache.toString(), Integer.toString(port)));
        command.addAll(requests());
        command.addAll(List.of("--", JavaProcess.program()));
        command.addAll(variant.trainingFlags());
        command.add(variant.training().output() + cache);
        command.addAll(List.of("-jar", application.jar().toString()));
        return command;
    }

    private List<String> requests() throws IOException {
        String dockerfile = Files.readString(project.resolve(service.name()).resolve("Dockerfile"));
        return REQUEST.matcher(dockerfile).results().map(request -> request.group(1)).toList();
    }

    static Map<String, String> onPort(Map<String, String> environment, int port) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SERVER_PORT", Integer.toString(port));
        return all;
    }
}
