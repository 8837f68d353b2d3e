package br.rastreamento.problema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/// Answers requests that Tomcat refuses before any servlet sees them (an address that is no URI, headers too large),
/// in place of its HTML page. Public with a public constructor because Tomcat makes it by name.
public class ProblemReportValve extends ErrorReportValve {

    /// What to answer; a service may add headers, and members of text that needs no escaping in JSON.
    protected ProblemDetail problem(Response response) {
        return Problems.of(HttpStatusCode.valueOf(response.getStatus()));
    }

    @Override
    protected final void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemDetail problem = problem(response);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Objects.requireNonNull(response.getReporter()).write(json(problem));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LoggerFactory.getLogger(ProblemReportValve.class)
                    .atDebug()
                    .setCause(e)
                    .log("refusal not delivered");
        }
    }

    // Title and detail are our own constants, as are the members: nothing in them needs escaping.
    private static String json(ProblemDetail problem) {
        Map<String, Object> members =
                Objects.requireNonNullElse(problem.getProperties(), Map.<String, Object>of());
        return "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                .formatted(
                        problem.getTitle(),
                        problem.getStatus(),
                        problem.getDetail(),
                        members.entrySet().stream()
                                .map(member ->
                                        ",\"%s\":\"%s\""
                                                .formatted(member.getKey(), member.getValue()))
                                .collect(Collectors.joining()));
    }
}
