package br.rastreamento.ingest.poll.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in one paragraph why the service did not start, in place of a stack trace. Made by Spring Boot by its name in
/// `META-INF/spring.factories`.
final class PollConfigFailureAnalyzer extends AbstractFailureAnalyzer<PollConfigUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PollConfigUnusable cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set INGEST_POLL_CONFIG to the path of a YAML file with ingest.poll.sources, as in docs/poller.md, or to"
                        + " nothing to poll no carrier.",
                cause);
    }
}
