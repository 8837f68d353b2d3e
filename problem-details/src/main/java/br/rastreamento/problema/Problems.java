package br.rastreamento.problema;

import org.slf4j.MDC;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Problem details (RFC 9457) with the Portuguese name of the status as title. `type` stays out, so `about:blank`:
/// the status says it all, and `detail` is for people.
public final class Problems {

    /// Key in log lines and member of problem details: names the request to our logs. Left out where there is none.
    public static final String REQUEST_ID = "request_id";

    /// Extension member that names the parameter to correct.
    public static final String PARAMETER = "parametro";

    private Problems() {}

    /// With words of its own.
    ///
    /// @param detail one sentence or two in Portuguese that say what to do; never repeat what was sent
    public static ProblemDetail of(HttpStatusCode status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title(status.value()));
        String id = MDC.get(REQUEST_ID);
        if (id != null) {
            problem.setProperty(REQUEST_ID, id);
        }
        return problem;
    }

    /// For failures of which no more is known than their status.
    public static ProblemDetail of(HttpStatusCode status) {
        return of(status, anyDetail(status));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Requisição inválida";
            case 401 -> "Credencial ausente ou inválida";
            case 403 -> "Proibido";
            case 404 -> "Não encontrado";
            case 405 -> "Método não permitido";
            case 406 -> "Formato não disponível";
            case 408 -> "Requisição lenta demais";
            case 413 -> "Requisição grande demais";
            case 414 -> "Endereço longo demais";
            case 415 -> "Formato não aceito";
            case 429 -> "Requisições demais";
            case 431 -> "Cabeçalhos grandes demais";
            case 500 -> "Erro interno";
            case 503 -> "Serviço indisponível";
            default -> status < 500 ? "Requisição recusada" : "Erro no serviço";
        };
    }

    private static String anyDetail(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "A requisição não pôde ser lida.";
            case 404 -> "Não há nada neste endereço.";
            case 405 -> "Este endereço não aceita este método; veja o cabeçalho Allow.";
            case 406 -> "A resposta não existe no formato pedido em Accept.";
            default ->
                    status.is4xxClientError()
                            ? "A requisição não pode ser atendida da forma como foi feita."
                            : "Algo falhou no serviço. A falha foi registrada; tente de novo mais tarde.";
        };
    }
}
