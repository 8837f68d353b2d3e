package br.rastreamento.dashboard.web;

import br.rastreamento.problema.Problems;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document says of answers that are problem details (RFC 9457), with an example of each.
final class ApiProblems {

    /// Name of [#schema] among the schemas of the document.
    static final String SCHEMA = "Problema";

    private ApiProblems() {}

    /// Adds the refusals and faults that any operation may answer with.
    static void addTo(Operation operation) {
        var responses = operation.getResponses();
        responses.addApiResponse(
                "400",
                problem(
                        "Um parâmetro não é aceito; `parametro` diz qual",
                        400,
                        "Requisição inválida",
                        "Esta consulta não conhece este parâmetro.",
                        "pagina"));
        responses.addApiResponse(
                "401",
                problem(
                                "Este serviço pede um token, e falta um que valha",
                                401,
                                "Credencial ausente ou inválida",
                                "Envie o token no cabeçalho Authorization: Bearer <token>.",
                                null)
                        .addHeaderObject("WWW-Authenticate", header("string", "Bearer")));
        responses.computeIfPresent(
                "404",
                (_, documented) ->
                        problem(
                                documented.getDescription(),
                                404,
                                "Não encontrado",
                                documented.getDescription() + ".",
                                null));
        responses.addApiResponse(
                "500",
                problem(
                        "Falha interna",
                        500,
                        "Erro interno",
                        "Algo falhou no serviço. A falha foi registrada; tente de novo mais tarde.",
                        null));
        responses.addApiResponse(
                "503",
                problem(
                                "O banco de dados não responde",
                                503,
                                "Serviço indisponível",
                                "O banco de dados não responde no momento. Tente de novo em alguns segundos.",
                                null)
                        .addHeaderObject(
                                "Retry-After",
                                header("integer", "Segundos até valer a pena tentar de novo")));
    }

    private static Header header(String type, String description) {
        return new Header().description(description).schema(new JsonSchema().types(Set.of(type)));
    }

    private static ApiResponse problem(
            String description,
            int status,
            String title,
            String detail,
            @Nullable String parameter) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("detail", detail);
        example.put("instance", "/api/v1/…");
        example.put("status", status);
        example.put("title", title);
        if (parameter != null) {
            example.put(Problems.PARAMETER, parameter);
        }
        Schema<?> reference = new JsonSchema().$ref("#/components/schemas/" + SCHEMA);
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(reference).example(example)));
    }

    /// Of all of them.
    static Schema<?> schema() {
        Schema<?> problem =
                new JsonSchema().types(Set.of("object")).description("Problem detail (RFC 9457)");
        problem.addProperty("title", text("Nome do erro", "Requisição inválida"));
        problem.addProperty("status", new JsonSchema().types(Set.of("integer")).example(400));
        problem.addProperty(
                "detail",
                text("O que houve e o que é aceito", "Informe um número inteiro de 1 a 500."));
        problem.addProperty("instance", text("Caminho da requisição", "/api/v1/pacotes"));
        problem.addProperty(
                Problems.PARAMETER, text("Parâmetro a corrigir, quando é um deles", "limite"));
        problem.setRequired(List.of("title", "status", "detail"));
        return problem;
    }

    private static Schema<?> text(String description, String example) {
        return new JsonSchema().types(Set.of("string")).description(description).example(example);
    }
}
