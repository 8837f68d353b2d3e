package br.rastreamento.testservers;

import br.rastreamento.stack.server.KafkaBroker;
import br.rastreamento.stack.server.LoopbackPort;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A broker that a test may stop and start; its records survive that. Closing it deletes them.
public final class OwnKafka implements AutoCloseable {

    private final Path directory = Directories.create("kafka");
    private final int port = LoopbackPort.free();
    private @Nullable KafkaBroker broker;

    OwnKafka() {
        QuietLogs.apply();
        start();
    }

    /// The same as long as this exists.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// Takes clients again when this returns. Does nothing if it runs.
    public synchronized void start() {
        if (broker == null) {
            broker = KafkaBroker.start(directory, port);
        }
    }

    /// Refuses connections when this returns. Does nothing if it does not run.
    public synchronized void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    @Override
    public void close() {
        stop();
        Directories.delete(directory);
    }
}
