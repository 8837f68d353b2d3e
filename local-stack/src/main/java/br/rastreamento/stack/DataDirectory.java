package br.rastreamento.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a stack keeps its data: marked as ours, and locked while a stack runs on it.
final class DataDirectory implements AutoCloseable {

    /// Only a directory with this file in it is ever emptied.
    static final String MARKER = ".rastreamento-local-stack";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Takes a directory that is ours, or empty, or not there yet.
    ///
    /// @throws StackFailure if it holds something else, or another stack runs on it
    static DataDirectory take(Path wanted) {
        try {
            Files.createDirectories(wanted);
            Path path = wanted.toRealPath();
            Path marker = path.resolve(MARKER);
            if (!Files.exists(marker) && !isEmpty(path)) {
                throw new StackFailure(
                        StackFailure.WRONG_START,
                        "%s is not empty and not a data directory of local-stack; choose another one with --data"
                                .formatted(path));
            }
            return new DataDirectory(path, lock(path, marker));
        } catch (IOException e) {
            throw new StackFailure(
                    StackFailure.WRONG_START,
                    "cannot use %s as data directory: %s".formatted(wanted, e),
                    e);
        }
    }

    Path path() {
        return path;
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path logs() {
        return path.resolve("logs");
    }

    /// Deletes everything but the marker. A symbolic link is deleted, not followed.
    void empty() {
        try {
            Files.walkFileTree(path, new Eraser(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock " + path, e);
        }
    }

    private static FileChannel lock(Path path, Path marker) throws IOException {
        FileChannel channel =
                FileChannel.open(marker, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very JVM: as good as held by another
        }
        channel.close();
        throw new StackFailure(
                StackFailure.WRONG_START,
                "another local-stack runs on %s; stop it, or choose another one with --data"
                        .formatted(path));
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static final class Eraser extends SimpleFileVisitor<Path> {

        private final Path root;

        Eraser(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (!file.equals(root.resolve(MARKER))) {
                Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!directory.equals(root)) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
