package br.rastreamento.simulator.feed;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Ways to answer an HTTP request.
final class Reply {

    private static final JsonMapper JSON = new JsonMapper();

    private Reply() {}

    /// A whole answer.
    static void body(HttpExchange exchange, int status, String contentType, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /// Any value as JSON.
    static void json(HttpExchange exchange, int status, Object value) throws IOException {
        body(exchange, status, "application/json", JSON.writeValueAsBytes(value));
    }

    /// Problem details (RFC 9457).
    static void problem(HttpExchange exchange, int status, String code, String detail)
            throws IOException {
        byte[] body =
                JSON.writeValueAsBytes(Map.of("status", status, "codigo", code, "detail", detail));
        body(exchange, status, "application/problem+json", body);
    }

    /// Lets others in by this method only.
    ///
    /// @return false if the answer is given
    static boolean allow(HttpExchange exchange, String path, String method) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(path)) {
            problem(exchange, 404, "nao_encontrado", "nada neste endereço");
            return false;
        }
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            problem(exchange, 405, "metodo_nao_permitido", "use " + method);
            return false;
        }
        return true;
    }
}
