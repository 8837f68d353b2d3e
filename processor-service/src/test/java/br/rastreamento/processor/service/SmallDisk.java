package br.rastreamento.processor.service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file system of its own, of some megabytes, that can be filled up. Needs the right to mount.
record SmallDisk(Path directory) implements AutoCloseable {

    private static final int BLOCK = 4096;

    /// Where mounting is not permitted the test is skipped, and says so.
    static SmallDisk mount(int megabytes) throws IOException {
        Path directory = Files.createTempDirectory("rastreamento-small-disk-");
        boolean mounted =
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + megabytes + "m",
                        "tmpfs",
                        directory.toString());
        if (!mounted) {
            Files.delete(directory);
        }
        assumeTrue(
                mounted,
                "a full disk needs the right to mount a small one, which is not given here");
        return new SmallDisk(directory);
    }

    /// Until not one more block fits.
    void fill() throws IOException {
        try (FileChannel file =
                FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            boolean fits = true;
            while (fits) {
                fits = wrote(file, block.rewind());
            }
        }
    }

    private static boolean wrote(FileChannel file, ByteBuffer block) {
        try {
            return file.write(block) > 0;
        } catch (IOException full) {
            return false;
        }
    }

    /// Gives back what [#fill] took.
    void free() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", directory.toString());
        Files.delete(directory);
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
