package br.rastreamento.testservers;

import org.testcontainers.DockerClientFactory;

/// Whether the servers are to be containers.
final class Docker {

    private static final class Engine {
        static final boolean ANSWERS = look();

        /// An engine that cannot run a container at all (gone meanwhile, no way to a registry) counts as none.
        private static boolean look() {
            try {
                return DockerClientFactory.instance().isDockerAvailable();
            } catch (RuntimeException e) {
                System.err.println("Docker is of no use here, using embedded servers: " + e);
                return false;
            }
        }
    }

    private Docker() {}

    /// Docker where an engine answers, unless `TEST_DATABASE_URL` says that servers are at hand.
    static boolean isWanted() {
        return System.getenv(DatabaseServer.VARIABLE) == null && Engine.ANSWERS;
    }
}
