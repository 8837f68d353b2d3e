package br.rastreamento.benchmarks.startup;

import br.rastreamento.benchmarks.JavaProcess;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the caches of one service, each by a run of its own.
///
/// @param directory for the caches and what the runs print
record Caches(Path project, Service service, Extracted application, Path directory) {

    /// A request of `images/train` in a Dockerfile.
    private static final Pattern REQUEST = Pattern.compile("'((?:GET|POST) [^']+)'");

    /// To write the cache at its end.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// The file; none if the variant has no cache.
    Optional<Path> make(Variant variant, int number) throws Exception {
        if (variant.training() == Training.NONE) {
            return Optional.empty();
        }
        Files.createDirectories(directory);
        Path cache = directory.resolve("cache-" + number);
        Path log = directory.resolve("training-" + number + ".log");
        switch (variant.training()) {
            case CONTEXT ->
                    JavaProcess.start(
                                    arguments(variant, cache, "-Dspring.context.exit=onRefresh"),
                                    service.trainingEnvironment(),
                                    log)
                            .output();
            case SERVERS -> work(arguments(variant, cache), log);
            default -> ask(arguments(variant, cache), cache, log);
        }
        if (!Files.exists(cache)) {
            throw new IOException("no cache was written, see " + log);
        }
        return Optional.of(cache);
    }

    private List<String> arguments(Variant variant, Path cache, String... more) {
        List<String> arguments = new ArrayList<>(variant.flags());
        arguments.add(variant.training().output() + cache);
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("-jar", application.jar().toString()));
        return arguments;
    }

    /// As the Dockerfile does.
    private void ask(List<String> arguments, Path cache, Path log)
            throws IOException, InterruptedException {
        int port = LoopbackPort.free();
        List<String> command = new ArrayList<>();
        command.add(project.resolve("images/train").toString());
        command.addAll(List.of(cache.toString(), Integer.toString(port)));
        command.addAll(requests());
        command.addAll(List.of("--", JavaProcess.program()));
        command.addAll(arguments);
        ProcessBuilder training =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        training.environment().putAll(onPort(service.trainingEnvironment(), port));
        if (training.start().waitFor() != 0) {
            throw new IOException("the training failed, see " + log);
        }
    }

    private List<String> requests() throws IOException {
        String dockerfile = Files.readString(project.resolve(service.name()).resolve("Dockerfile"));
        return REQUEST.matcher(dockerfile).results().map(request -> request.group(1)).toList();
    }

    private void work(List<String> arguments, Path log) throws Exception {
        int port = LoopbackPort.free();
        service.prepare();
        JavaProcess process =
                JavaProcess.start(arguments, onPort(service.environment(), port), log);
        process.awaitUp(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
        service.firstWork(port);
        service.load(port);
        process.stop(PATIENCE);
    }

    static Map<String, String> onPort(Map<String, String> environment, int port) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SERVER_PORT", Integer.toString(port));
        return all;
    }
}
