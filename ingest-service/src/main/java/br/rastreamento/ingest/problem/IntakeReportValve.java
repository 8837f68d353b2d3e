package br.rastreamento.ingest.problem;

import br.rastreamento.ingest.request.RequestId;
import br.rastreamento.problema.ProblemReportValve;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.springframework.http.ProblemDetail;

/// Gives an id to requests that Tomcat refuses, and ends the connection of callers who were too slow. Public with a public
/// constructor because Tomcat makes it by name.
public final class IntakeReportValve extends ProblemReportValve {

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
    protected ProblemDetail problem(Response response) {
        ProblemDetail problem = super.problem(response);
        // What the filter gave, if the request came that far. An id has harmless characters.
        String given = response.getHeader(RequestId.HEADER);
        String id = given != null ? given : RequestId.fresh();
        response.setHeader(RequestId.HEADER, id);
        problem.setProperty(RequestId.KEY, id);
        return problem;
    }
}
