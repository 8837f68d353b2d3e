package br.rastreamento.testservers;

/// What the JVM's end closes.
final class AtExit {

    private AtExit() {}

    static void close(AutoCloseable resource) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeNow(resource), "test-servers"));
    }

    private static void closeNow(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("cannot close " + resource + ": " + e);
        }
    }
}
