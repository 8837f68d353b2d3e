package br.rastreamento.benchmarks.startup;

/// What is noted while `images/train` runs a service.
enum Training {
    /// Nothing; there is no cache but the JDK's own.
    NONE("", ""),
    /// Classes alone: nothing is linked ahead, and no call is counted.
    CLASSES("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
    /// What is loaded, linked and called.
    CALLS("-XX:AOTCacheOutput=", "-XX:AOTCache=");

    private final String output;
    private final String input;

    Training(String output, String input) {
        this.output = output;
        this.input = input;
    }

    /// The beginning of the flag by which the cache is made; its file follows.
    String output() {
        return output;
    }

    /// The beginning of the flag by which it is used.
    String input() {
        return input;
    }
}
