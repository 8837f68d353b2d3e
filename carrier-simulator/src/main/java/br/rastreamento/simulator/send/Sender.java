package br.rastreamento.simulator.send;

import br.rastreamento.simulator.stream.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Takes items, in order, and sends them over some connections until there are no more or it is told to stop. An item
/// that was taken is sent until it has its answer.
public final class Sender {

    private final SendSettings settings;
    private final Iterator<? extends Item> items;
    private final Tally tally = new Tally();
    private final StopSignal stop;
    private final Pace pace;

    /// One request's items and how long to wait before sending them.
    private record Batch(List<Item> items, Duration pause) {}

    public Sender(SendSettings settings, Iterator<? extends Item> items, StopSignal stop) {
        this.settings = settings;
        this.items = items;
        this.stop = stop;
        this.pace = new Pace(settings.rate(), System.nanoTime());
    }

    /// Blocks until all is sent, or until the requests under way at a stop have ended.
    public SendReport run() throws InterruptedException {
        try (Webhook webhook = new Webhook(settings, tally, stop);
                ExecutorService connections =
                        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < settings.connections(); i++) {
                running.add(connections.submit(() -> sendAll(webhook)));
            }
            for (Future<?> connection : running) {
                connection.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection ended with an error", e.getCause());
        }
        return tally.report();
    }

    /// The state so far; any thread may ask.
    public SendReport report() {
        return tally.report();
    }

    private Void sendAll(Webhook webhook) throws InterruptedException {
        try {
            Batch batch = take();
            while (!batch.items().isEmpty()) {
                stop.waitFor(batch.pause());
                webhook.send(batch.items());
                batch = take();
            }
            return null;
        } catch (RuntimeException | Error e) {
            stop.stop();
            throw e;
        }
    }

    private synchronized Batch take() {
        List<Item> taken = new ArrayList<>();
        while (!stop.isStopped() && taken.size() < settings.batch() && items.hasNext()) {
            taken.add(items.next());
        }
        return new Batch(taken, pace.reserve(taken.size(), System.nanoTime()));
    }
}
