package br.rastreamento.benchmarks.startup;

/// What a JVM does while it notes for its cache what it loads, links and calls.
enum Training {
    /// Nothing; there is no cache but the JDK's own.
    NONE(""),
    /// What `images/train` does, for an archive of classes alone: nothing is linked ahead, and no call is counted.
    CLASSES("-XX:ArchiveClassesAtExit="),
    /// The application context is built, as Spring's documentation has it; nothing is started.
    CONTEXT("-XX:AOTCacheOutput="),
    /// What `images/train` does: the service starts, is asked some things, and ends, without Kafka and database.
    ALONE("-XX:AOTCacheOutput="),
    /// The service works for real Kafka and database: more than a build of images can offer.
    SERVERS("-XX:AOTCacheOutput=");

    private final String output;

    Training(String output) {
        this.output = output;
    }

    /// The flag's beginning; the cache's file follows.
    String output() {
        return output;
    }

    /// The beginning of the flag by which the cache is used.
    String input() {
        return this == CLASSES ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=";
    }
}
