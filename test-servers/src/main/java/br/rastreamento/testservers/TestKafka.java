package br.rastreamento.testservers;

/// A real Kafka broker for tests. It creates no topics by itself.
public final class TestKafka {

    private TestKafka() {}

    /// The broker that all tests of this JVM share: a container where Docker answers (and `TEST_DATABASE_URL` is not
    /// set), else in this process. It starts at the first call and ends with the JVM.
    public static String bootstrapServers() {
        return SharedKafka.BOOTSTRAP_SERVERS;
    }

    /// A broker of one's own, running, which can be stopped and started again at the same port. Always in process.
    public static OwnKafka own() {
        return new OwnKafka();
    }
}
