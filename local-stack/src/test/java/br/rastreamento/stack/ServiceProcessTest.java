package br.rastreamento.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir private Path directory;

    @Test
    void comesUpAgainAfterItWasKilled() throws IOException {
        try (ServiceProcess service = new ServiceProcess(spec("up"))) {
            service.start();
            service.awaitUp(LIMIT);

            service.kill();
            assertThat(service.isAlive()).isFalse();
            assertThat(service.process().exitValue()).isEqualTo(128 + 9);

            service.start();
            service.awaitUp(LIMIT);
            assertThat(service.stop(LIMIT)).isTrue();
            assertThat(service.process().exitValue()).isEqualTo(128 + 15);
        }
    }

    @Test
    void saysWhyAServiceDidNotStart() throws IOException {
        try (ServiceProcess service = new ServiceProcess(spec("broken"))) {
            service.start();

            assertThatExceptionOfType(StackFailure.class)
                    .isThrownBy(() -> service.awaitUp(LIMIT))
                    .withMessageContaining("fake ended while starting")
                    .withMessageContaining("it has no credential");
        }
    }

    @Test
    void doesNotDieOfTheTerminalsCtrlC() throws Exception {
        try (ServiceProcess service = new ServiceProcess(spec("up"))) {
            service.start();
            service.awaitUp(LIMIT);

            String pid = Long.toString(service.process().pid());
            assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();

            service.awaitUp(LIMIT);
            assertThat(service.isAlive()).isTrue();
        }
    }

    @Test
    void endsWithTheProgramThatStartedItEvenIfThatIsKilled() throws Exception {
        Process guard = guard();
        Process orphan = new ProcessBuilder("sleep", "600").start();
        Process database = new ProcessBuilder("sleep", "600").start();
        Process forgotten = new ProcessBuilder("sleep", "600").start();
        String orders =
                "watch INT:%d\nwatch TERM:%d\nwatch TERM:%d\nforget TERM:%d\n"
                        .formatted(database.pid(), orphan.pid(), forgotten.pid(), forgotten.pid());
        guard.getOutputStream().write(orders.getBytes(StandardCharsets.US_ASCII));
        guard.getOutputStream().close(); // as the kernel does for a program that was killed

        // A shell lets what it starts in the background ignore SIGINT; the guard then needs its
        // force, after 30 s.
        await().atMost(Duration.ofSeconds(60)).until(() -> !guard.isAlive());
        assertThat(orphan.isAlive()).isFalse();
        assertThat(database.isAlive()).isFalse();
        assertThat(forgotten.isAlive()).isTrue();
        forgotten.destroyForcibly();
    }

    private static Process guard() throws IOException {
        try (InputStream script = OrphanGuard.class.getResourceAsStream("orphan-guard.sh")) {
            assertThat(script).isNotNull();
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessBuilder("sh", "-c", text).start();
        }
    }

    private ServiceSpec spec(String argument) throws IOException {
        int port = LoopbackPort.free();
        return new ServiceSpec(
                "fake",
                fakeJar(),
                32,
                List.of(argument),
                Map.of("SERVER_PORT", Integer.toString(port)),
                port,
                directory.resolve("logs/fake.log"));
    }

    private Path fakeJar() throws IOException {
        Path jar = directory.resolve("fake.jar");
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = FakeService.class.getResourceAsStream("FakeService.class")) {
            assertThat(code).isNotNull();
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return jar;
    }
}
