package br.rastreamento.testservers;

import br.rastreamento.stack.server.KafkaBroker;
import br.rastreamento.stack.server.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A broker that talks TLS to its clients, if they log in by SCRAM-SHA-512. What it says to itself goes another way.
/// Closing it deletes it.
public final class SecureKafka implements AutoCloseable {

    /// Who may log in.
    public static final String USER = "rastreamento";

    private static final String PASSWORD = "uma-senha";
    private static final String SASL = "listener.name.secure.scram-sha-512.sasl.jaas.config";

    private final Path directory = Directories.create("secure-kafka");
    private final int port = LoopbackPort.free();
    private final KafkaBroker broker;

    /// Starts it.
    public SecureKafka(ServerCertificate certificate) {
        QuietLogs.apply();
        int controller = LoopbackPort.free();
        int internal = LoopbackPort.free();
        broker =
                KafkaBroker.start(
                        directory,
                        port,
                        Map.ofEntries(
                                Map.entry(
                                        "listeners",
                                        "SECURE://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                                .formatted(port, internal, controller)),
                                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                                Map.entry(
                                        "advertised.listeners",
                                        "SECURE://127.0.0.1:%d,INTERNAL://127.0.0.1:%d"
                                                .formatted(port, internal)),
                                Map.entry(
                                        "listener.security.protocol.map",
                                        "SECURE:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                                Map.entry("inter.broker.listener.name", "INTERNAL"),
                                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                                Map.entry(SASL, login()),
                                Map.entry("ssl.keystore.type", "PEM"),
                                Map.entry(
                                        "ssl.keystore.location",
                                        keyAndChain(certificate).toString())),
                        List.of(
                                "--add-scram",
                                "SCRAM-SHA-512=[name=%s,password=%s]".formatted(USER, PASSWORD)));
    }

    /// Kafka wants both in one file.
    private Path keyAndChain(ServerCertificate certificate) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(certificate.key()));
            lines.addAll(Files.readAllLines(certificate.chain()));
            return Files.write(directory.resolve("server.pem"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// The value of `sasl.jaas.config` for [#USER].
    public static String login() {
        return login(PASSWORD);
    }

    /// The same with another password.
    public static String login(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(USER, password);
    }

    @Override
    public void close() {
        broker.close();
        Directories.delete(directory);
    }
}
