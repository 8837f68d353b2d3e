package br.rastreamento.dashboard.web;

import br.rastreamento.problema.Problems;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
                                                + "Um parâmetro que a consulta não conhece é recusado; um parâmetro vazio vale como ausente."))
                .servers(List.of(new Server().url("/").description("Este serviço")));
    }

    @Bean
    OpenApiCustomizer sharedByAllEndpoints() {
        return document -> {
            var schemas = document.getComponents().getSchemas();
            // Answers always carry all their members, null included.
            schemas.values().forEach(ApiDocument::requireAllProperties);
            schemas.values().forEach(ApiDocument::letDeliveryTimesBeNull);
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

    // A delivery time is null until the delivery, wherever it stands; an annotation cannot say so
    // of a reference.
    private static void letDeliveryTimesBeNull(Schema<?> schema) {
        if (schema.getProperties() != null) {
            for (Schema<?> property : schema.getProperties().values()) {
                if (DELIVERY_TIME.equals(property.get$ref())) {
                    property.set$ref(null);
                    property.setOneOf(
                            List.of(
                                    new JsonSchema().$ref(DELIVERY_TIME),
                                    new JsonSchema().types(Set.of("null"))));
                }
            }
        }
    }

    private static void addProblems(Operation operation) {
        var responses = operation.getResponses();
        responses.addApiResponse("400", problem("Um parâmetro não é aceito; `parametro` diz qual"));
        responses.computeIfPresent("404", (_, documented) -> problem(documented.getDescription()));
        responses.addApiResponse("500", problem("Falha interna"));
        responses.addApiResponse(
                "503",
                problem("O banco de dados não responde")
                        .addHeaderObject(
                                "Retry-After",
                                new Header()
                                        .description("Segundos até valer a pena tentar de novo")
                                        .schema(new JsonSchema().types(Set.of("integer")))));
    }

    private static ApiResponse problem(String description) {
        Schema<?> reference = new JsonSchema().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(reference)));
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
