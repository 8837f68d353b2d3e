package br.rastreamento.dashboard.live;

import br.rastreamento.dashboard.indicators.IndicatorsQuery;
import br.rastreamento.dashboard.occurrences.OccurrencesQuery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The one thread that looks at the figures for all listeners, while there is one. Being stopped before the web server,
/// which would wait for the streams, it ends them.
@Component
class LiveFigures implements SmartLifecycle {

    private final FiguresWatch watch;
    private final LiveBoard board;
    private final Duration interval;
    private @Nullable Thread thread;

    LiveFigures(
            IndicatorsQuery indicators,
            OccurrencesQuery occurrences,
            JsonMapper json,
            LiveBoard board,
            LiveSettings settings) {
        this.watch = new FiguresWatch(indicators, occurrences, json, board);
        this.board = board;
        this.interval = settings.interval();
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().daemon().name("live-figures").start(this::serve);
    }

    @Override
    public synchronized void stop() {
        board.end();
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void serve() {
        try {
            while (true) {
                board.awaitListener();
                watch.look();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            // stopped
        }
    }
}
