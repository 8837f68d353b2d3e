package br.rastreamento.dashboard.web;

import br.rastreamento.problema.RequestProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/// Lets a link ask for what a program asks for by `Accept`, and decides where both are given.
public final class FormatParameter implements ContentNegotiationStrategy {

    /// Of the query parameter.
    public static final String NAME = "formato";

    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);
    private static final List<MediaType> CSV = List.of(new MediaType("text", "csv"));

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
        return switch (request.getParameter(NAME)) {
            case "json" -> JSON;
            case "csv" -> CSV;
            case null, default -> MEDIA_TYPE_ALL_LIST; // an unknown one is the endpoint's to refuse
        };
    }

    /// Refuses an unknown format.
    public static void check(@Nullable String format) {
        if (format != null
                && !format.isBlank()
                && !format.equals("json")
                && !format.equals("csv")) {
            throw RequestProblem.invalidParameter(NAME, "Informe json ou csv.");
        }
    }
}
