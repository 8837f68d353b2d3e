package br.rastreamento.dashboard.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says of every endpoint alike; what is particular is said at the controllers.
@Configuration(proxyBeanMethods = false)
class ApiDocument {

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
                                                        "Só onde o serviço foi configurado com DASHBOARD_TOKENS ou DASHBOARD_TOKENS_FILE")))
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
                                                + "Respostas têm ETag: com If-None-Match, 304 enquanto a resposta é a mesma. "
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
            schemas.put(ApiProblems.SCHEMA, ApiProblems.schema());
            document.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(ApiProblems::addTo));
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
}
