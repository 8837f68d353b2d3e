package br.rastreamento.dashboard.web;

import br.rastreamento.problema.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses query parameters that the endpoint does not declare, or that are given twice: a misspelt filter would
/// otherwise quietly answer another question. So would an unknown format.
final class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            List<String> known = declared(method).toList();
            for (Map.Entry<String, String[]> given : request.getParameterMap().entrySet()) {
                check(given.getKey(), given.getValue().length, known);
            }
            FormatParameter.check(request.getParameter(FormatParameter.NAME));
        }
        return true;
    }

    private static void check(String name, int times, List<String> known) {
        if (!known.contains(name)) {
            throw RequestProblem.invalidParameter(
                    name,
                    known.isEmpty()
                            ? "Esta consulta não tem parâmetros."
                            : "Esta consulta não conhece este parâmetro; ela aceita "
                                    + String.join(", ", known)
                                    + ".");
        }
        if (times > 1) {
            throw RequestProblem.invalidParameter(name, "Informe este parâmetro uma única vez.");
        }
    }

    private static Stream<String> declared(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                .filter(annotation -> annotation != null)
                .map(RequestParam::name);
    }
}
