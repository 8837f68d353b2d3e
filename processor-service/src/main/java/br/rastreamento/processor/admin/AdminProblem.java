package br.rastreamento.processor.admin;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A request that cannot be answered as asked: becomes a problem detail (RFC 9457).
public final class AdminProblem extends ErrorResponseException {

    /// @param detail one sentence or two in Portuguese that say what to do; never repeat what was sent
    AdminProblem(HttpStatus status, String detail) {
        super(status, problem(status, detail), null);
    }

    /// 400.
    ///
    /// @param parameter of the query, the path or the body, to be corrected
    /// @param detail in Portuguese, what is accepted
    public static AdminProblem invalid(String parameter, String detail) {
        AdminProblem problem = new AdminProblem(HttpStatus.BAD_REQUEST, detail);
        problem.getBody().setProperty("parametro", parameter);
        return problem;
    }

    /// 404.
    public static AdminProblem notFound(String detail) {
        return new AdminProblem(HttpStatus.NOT_FOUND, detail);
    }

    /// 503.
    public static AdminProblem unavailable(String detail) {
        AdminProblem problem = new AdminProblem(HttpStatus.SERVICE_UNAVAILABLE, detail);
        problem.getHeaders().set("Retry-After", "5");
        return problem;
    }

    static ProblemDetail problem(HttpStatusCode status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(
                switch (status.value()) {
                    case 400 -> "Requisição inválida";
                    case 401 -> "Não autorizado";
                    case 403 -> "Proibido";
                    case 404 -> "Não encontrado";
                    case 405 -> "Método não permitido";
                    case 415 -> "Formato não aceito";
                    case 503 -> "Serviço indisponível";
                    default ->
                            status.is5xxServerError() ? "Erro no serviço" : "Requisição recusada";
                });
        return problem;
    }
}
