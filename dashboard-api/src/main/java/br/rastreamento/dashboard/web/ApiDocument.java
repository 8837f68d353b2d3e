package br.rastreamento.dashboard.web;

import br.rastreamento.problema.Problems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says of every endpoint alike; what is particular is said at the controllers.
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String PROBLEM = "Problema";
    private static final String DELIVERY_TIME = "#/components/schemas/TempoEntrega";

    @Bean
    OpenAPI document(ObjectProvider<BuildProperties> build) {
        return new OpenAPI()
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "token",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "Só onde o serviço foi configurado com DASHBOARD_TOKENS")))
                .security(
                        List.of(
                                new SecurityRequirement(),
                                new SecurityRequirement().addList("token")))
                .info(
                        new Info()
                                .title("Rastreamento de pacotes")
                                .version(
                                        build.stream()
                                                .map(BuildProperties::getVersion)
                                                .findFirst()
                                                .orElse("?"))
                                .description(
                                        "Somente leitura. Horários em UTC (ISO 8601). Erros são *problem details* (RFC 9457). "
                                                + "Respostas têm ETag: com If-None-Match, 304 enquanto nada muda. "
                                                + "Um parâmetro que a consulta não conhece é recusado; um parâmetro vazio vale como ausente."))
                .servers(List.of(new Server().url("/").description("Este serviço")));
    }

    @Bean
    OpenApiCustomizer sharedByAllEndpoints() {
        return document -> {
            var schemas = document.getComponents().getSchemas();
            schemas.values().forEach(ApiDocument::letDeliveryTimesBeNull);
            // Answers always carry all their members, null included.
            schemas.values().forEach(ApiDocument::requireAllProperties);
            schemas.put(PROBLEM, problemSchema());
            document.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(ApiDocument::addProblems));
        };
    }

    private static void requireAllProperties(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
    }

    // A delivery time is null until the delivery, unless it is marked as required: an annotation
    // cannot say so of a reference.
    private static void letDeliveryTimesBeNull(Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = Objects.requireNonNullElse(schema.getRequired(), List.of());
        for (String name : schema.getProperties().keySet()) {
            Schema<?> property = schema.getProperties().get(name);
            if (DELIVERY_TIME.equals(property.get$ref()) && !required.contains(name)) {
                property.set$ref(null);
                property.setOneOf(
                        List.of(
                                new JsonSchema().$ref(DELIVERY_TIME),
                                new JsonSchema().types(Set.of("null"))));
            }
        }
    }

    private static void addProblems(Operation operation) {
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
        Schema<?> reference = new JsonSchema().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(reference).example(example)));
    }

    private static Schema<?> problemSchema() {
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
