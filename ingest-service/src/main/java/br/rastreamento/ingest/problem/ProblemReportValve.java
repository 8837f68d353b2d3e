package br.rastreamento.ingest.problem;

import br.rastreamento.ingest.request.RequestId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/// Answers requests that Tomcat refuses before any servlet sees them (an address that is no URI, headers too large),
/// in place of its HTML page, and ends the connection of callers who were too slow. Public with a public constructor because Tomcat makes it by name.
public final class ProblemReportValve extends ErrorReportValve {

    static void install(Context context) {
        ((StandardHost) context.getParent())
                .setErrorReportValveClass(ProblemReportValve.class.getName());
    }

    // Tomcat would go on reading the rest of a refused body, at the pace of a caller who was too
    // slow already.
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        ProblemDetail problem = Problems.of(HttpStatusCode.valueOf(response.getStatus()));
        try {
            String id = id(response);
            response.setHeader(RequestId.HEADER, id);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Objects.requireNonNull(response.getReporter()).write(json(problem, id));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LoggerFactory.getLogger(ProblemReportValve.class)
                    .atDebug()
                    .setCause(e)
                    .log("refusal not delivered");
        }
    }

    // What the filter gave, if the request came that far.
    private static String id(Response response) {
        String given = response.getHeader(RequestId.HEADER);
        return given != null ? given : RequestId.fresh();
    }

    // Title and detail are our own constants, and an id has harmless characters: nothing in them
    // needs escaping.
    private static String json(ProblemDetail problem, String id) {
        return "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"request_id\":\"%s\"}"
                .formatted(problem.getTitle(), problem.getStatus(), problem.getDetail(), id);
    }
}
