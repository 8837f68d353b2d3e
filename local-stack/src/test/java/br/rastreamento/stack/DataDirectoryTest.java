package br.rastreamento.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir private Path parent;

    @Test
    void neverTakesADirectoryThatHoldsSomethingElse() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "years of work");

        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> DataDirectory.take(parent))
                .withMessageContaining("not a data directory of local-stack")
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(2));
        assertThat(parent.resolve("thesis.txt")).exists();
    }

    @Test
    void emptiesOnlyItselfAndFollowsNoLink() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept.txt"), "kept");
        try (DataDirectory data = DataDirectory.take(parent.resolve("data"))) {
            Files.createDirectories(data.kafka().resolve("log"));
            Files.writeString(data.kafka().resolve("log/segment"), "bytes");
            Files.createSymbolicLink(data.path().resolve("link"), elsewhere);

            data.empty();

            assertThat(data.path()).isDirectoryNotContaining("glob:**/{kafka,link}");
        }
        assertThat(elsewhere.resolve("kept.txt")).exists();
        DataDirectory.take(parent.resolve("data")).close();
    }

    @Test
    void isForOneStackAtATime() {
        Path path = parent.resolve("data");
        try (DataDirectory data = DataDirectory.take(path)) {
            assertThatExceptionOfType(StackFailure.class)
                    .isThrownBy(() -> DataDirectory.take(path))
                    .withMessageContaining("another local-stack runs on " + data.path());
        }
        DataDirectory.take(path).close();
    }
}
