package br.rastreamento.benchmarks.startup;

import java.util.Map;

/// One of the three, with what it is there for.
interface Service {

    /// Its module.
    String name();

    /// Its settings, but for the port.
    Map<String, String> environment();

    /// Its settings where neither Kafka nor database is, as in its Dockerfile.
    Map<String, String> trainingEnvironment();

    /// Called before a start.
    void prepare() throws Exception;

    /// Returns when the service, which is ready, has done its first piece of work.
    void firstWork(int port) throws Exception;

    /// Some work, always as much.
    void load(int port) throws Exception;
}
