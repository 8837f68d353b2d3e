package br.rastreamento.processor.admin;

import br.rastreamento.problema.ProblemAdvice;
import br.rastreamento.problema.RequestProblem;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Tells operators of a Kafka that is away, and of orders that cannot be read.
@RestControllerAdvice
class AdminErrors extends ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(AdminErrors.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Override
    protected Optional<RequestProblem> explained(Exception failure) {
        if (!(failure instanceof KafkaException)) {
            return Optional.empty();
        }
        LOG.atWarn()
                .addKeyValue("failure", failure.getClass().getSimpleName())
                .log("Kafka does not answer an operator's request");
        return Optional.of(
                RequestProblem.unavailable(
                        "O Kafka não responde no momento. Tente de novo em alguns segundos.",
                        RETRY_AFTER));
    }

    @Override
    protected Optional<String> detail(Exception failure, HttpStatusCode status) {
        return failure instanceof HttpMessageNotReadableException
                ? Optional.of("O corpo não é o objeto JSON esperado, ou tem um campo desconhecido.")
                : Optional.empty();
    }
}
