package br.rastreamento.dashboard.web;

import br.rastreamento.problema.RequestProblem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;

/// Lets a link ask for what a program asks for by `Accept`, and decides where both are given.
public final class FormatParameter implements ContentNegotiationStrategy {

    /// Of the query parameter, which only lists that are files too declare.
    public static final String NAME = "formato";

    /// What the OpenAPI document says of the parameter.
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Como Accept, para links",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"json", "csv"},
                            defaultValue = "json"))
    public @interface Documented {}

    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);
    private static final List<MediaType> CSV = List.of(new MediaType("text", "csv"));

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
        return switch (request.getParameter(NAME)) {
            case "json" -> JSON;
            case "csv" -> CSV;
            case null, default -> MEDIA_TYPE_ALL_LIST; // KnownParameters refuses an unknown one
        };
    }

    /// Whether the parameter, and not `Accept`, says what is asked for.
    static boolean decides(WebRequest request) {
        String format = request.getParameter(NAME);
        return "json".equals(format) || "csv".equals(format);
    }

    /// Refuses an unknown format.
    static void check(@Nullable String format) {
        if (format != null
                && !format.isBlank()
                && !format.equals("json")
                && !format.equals("csv")) {
            throw RequestProblem.invalidParameter(NAME, "Informe json ou csv.");
        }
    }
}
