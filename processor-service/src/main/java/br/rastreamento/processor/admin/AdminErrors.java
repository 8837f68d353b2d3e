package br.rastreamento.processor.admin;

import org.apache.kafka.common.KafkaException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Every failure of a request becomes a problem detail here; none tells what the code looks like inside.
@RestControllerAdvice
class AdminErrors extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AdminErrors.class);

    @ExceptionHandler
    ResponseEntity<Object> handleKafkaAway(KafkaException failure) {
        LOG.atWarn()
                .addKeyValue("failure", failure.getClass().getSimpleName())
                .log("Kafka does not answer an operator's request");
        AdminProblem problem =
                AdminProblem.unavailable(
                        "O Kafka não responde no momento. Tente de novo em alguns segundos.");
        return answer(problem.getBody(), problem.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> handleUnreadableParameters(InvalidParameterException failure) {
        return answer(
                AdminProblem.problem(
                        HttpStatusCode.valueOf(failure.getErrorCode()),
                        "Os parâmetros não puderam ser lidos: use UTF-8 codificado por porcentagem."),
                new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> handleAnythingElse(Exception failure) {
        LOG.atError().setCause(failure).log("request failed");
        return answer(
                AdminProblem.problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Algo falhou no serviço. A falha foi registrada."),
                new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem =
                switch (failure) {
                    case AdminProblem ours -> ours.getBody();
                    case HttpMessageNotReadableException _ ->
                            AdminProblem.problem(
                                    status,
                                    "O corpo não é o objeto JSON esperado, ou tem um campo desconhecido.");
                    default ->
                            AdminProblem.problem(
                                    status,
                                    status.value() == 404
                                            ? "Não há nada neste endereço."
                                            : "A requisição não pode ser atendida da forma como foi feita.");
                };
        return answer(problem, headers);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
