package br.rastreamento.processor.replay;

import br.rastreamento.evento.DeadLetterHeaders;
import br.rastreamento.processor.replay.ReplayAnswer.Line;
import br.rastreamento.processor.replay.ReplayAnswer.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Gives dead letters another try. One request at a time in this process, so that a double click replays once; between
/// processes, and after a crash between message and mark, a letter may be replayed twice, which changes nothing (R1).
/// Thread-safe.
@Component
class Replay {

    /// For Kafka to acknowledge what was sent.
    private static final Duration ACK_PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final LetterConsumers consumers;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Clock clock;
    private final Counter replayed;

    Replay(
            LetterConsumers consumers,
            KafkaTemplate<byte[], byte[]> kafka,
            Clock clock,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.clock = clock;
        replayed =
                Counter.builder("processor.dead.letters.replayed")
                        .description("Dead letters that operators gave another try")
                        .register(registry);
    }

    /// @throws org.apache.kafka.common.KafkaException if Kafka does not answer; then nothing was replayed
    synchronized ReplayAnswer run(ReplayRequest request) {
        LetterFilter filter = request.letterFilter();
        Deadline deadline = Deadline.in(DeadLetters.PATIENCE);
        try (Consumer<byte[], byte[]> consumer = consumers.open()) {
            ReplayMarks marks = ReplayMarks.read(consumer, deadline);
            if (filter == null) {
                List<Line> lines = replay(request, request.letterIds(), consumer, marks);
                return answer(request, lines, null, true);
            }
            LetterPage page =
                    new BackwardScan(consumer, deadline, marks, request.from())
                            .page(filter, request.limit());
            List<LetterId> ids = page.cartas().stream().map(Letter::id).toList();
            List<Line> lines = replay(request, ids, consumer, marks);
            return answer(request, lines, page.proximoCursor(), page.completa());
        }
    }

    private List<Line> replay(
            ReplayRequest request,
            List<LetterId> ids,
            Consumer<byte[], byte[]> consumer,
            ReplayMarks marks) {
        Deadline deadline = Deadline.in(DeadLetters.PATIENCE);
        OutgoingLetters outgoing = new OutgoingLetters(kafka, clock);
        Map<LetterId, Line> lines = new TreeMap<>();
        Outcome rest = Outcome.NAO_ENCONTRADA;
        try {
            LetterSelection.read(
                    consumer,
                    deadline,
                    ids,
                    letter -> {
                        LetterId id = LetterId.of(letter);
                        ReplayMark mark = marks.of(letter);
                        if (letter.headers().lastHeader(DeadLetterHeaders.ORIGINAL_SIZE) != null) {
                            lines.put(id, new Line(id, Outcome.INCOMPLETA));
                        } else if (mark != null && !request.again()) {
                            lines.put(id, new Line(id, Outcome.JA_REENVIADA, mark, null));
                        } else if (request.isDryRun()) {
                            lines.put(id, new Line(id, Outcome.SERIA_REENVIADA));
                        } else {
                            outgoing.send(letter, deadline);
                        }
                    });
        } catch (TimeoutException e) {
            rest = Outcome.NAO_TENTADA;
        }
        outgoing.outcomes(Deadline.in(ACK_PATIENCE)).forEach(line -> lines.put(line.id(), line));
        for (LetterId id : ids) {
            lines.putIfAbsent(id, new Line(id, rest));
        }
        return List.copyOf(lines.values());
    }

    private ReplayAnswer answer(
            ReplayRequest request, List<Line> lines, @Nullable PageCursor next, boolean allFound) {
        long sent = count(lines, Outcome.REENVIADA);
        replayed.increment((double) sent);
        if (sent > 0) {
            LOG.atInfo().addKeyValue("letters", sent).log("dead letters replayed");
        }
        return new ReplayAnswer(
                request.isDryRun(),
                sent + count(lines, Outcome.SERIA_REENVIADA),
                lines,
                next,
                allFound && count(lines, Outcome.NAO_TENTADA) == 0);
    }

    private static long count(List<Line> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.resultado() == outcome).count();
    }
}
