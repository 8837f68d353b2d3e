package br.rastreamento.processor.store;

/// Told how long each stage took. Called by all consumer threads at the same time.
@FunctionalInterface
public interface StageTimer {

    /// A stage has ended.
    ///
    /// @param nanos how long it took
    void took(Stage stage, long nanos);

    /// A watch that tells this timer, once a stage.
    default Watch start() {
        return new Watch(this);
    }

    /// Splits the time since it was made into stages. For one thread.
    final class Watch {

        private final StageTimer timer;
        private long last = System.nanoTime();

        private Watch(StageTimer timer) {
            this.timer = timer;
        }

        /// What happened since the stage before was this one.
        public void ended(Stage stage) {
            long now = System.nanoTime();
            timer.took(stage, now - last);
            last = now;
        }
    }
}
