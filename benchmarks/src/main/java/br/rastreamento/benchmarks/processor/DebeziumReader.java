package br.rastreamento.benchmarks.processor;

import br.rastreamento.evento.Topics;

/// Debezium's JDBC sink; it writes the table of events only.
final class DebeziumReader extends TopicReader {

    DebeziumReader() {
        super("Debezium's JDBC sink, events only");
    }

    @Override
    void measure(Bench bench) throws Exception {
        bench.backlog().reset();
        try (BenchmarkDatabase database = bench.database();
                DebeziumSink sink =
                        DebeziumSink.start(
                                bench.project(),
                                bench.kafka().address(),
                                Topics.EVENTS,
                                database.jdbcUrl(),
                                bench.server().user(),
                                bench.server().password(),
                                bench.work())) {
            sink.awaitUp();
            bench.backlog().awaitMembers(sink.group(), 1);
            drain(bench, database, sink.group(), DebeziumSink::message, sink.process());
        }
    }
}
