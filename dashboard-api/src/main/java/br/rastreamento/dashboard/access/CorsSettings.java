package br.rastreamento.dashboard.access;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Pages of which other sites may read answers in a browser; none: only our own.
///
/// @param origins each as a browser sends it: scheme, host, and a port unless it is the usual one
@Validated
@ConfigurationProperties("dashboard.cors")
record CorsSettings(@DefaultValue List<String> origins) {

    private static final Pattern ORIGIN =
            Pattern.compile(
                    "https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+\\])(?::[1-9][0-9]{0,4})?");

    CorsSettings {
        origins = origins.stream().map(String::strip).filter(origin -> !origin.isEmpty()).toList();
    }

    @AssertTrue(
            message =
                    "DASHBOARD_CORS_ORIGINS must be a comma-separated list of origins such as https://painel.exemplo.com.br or http://localhost:3000: in lower case, without a path, without *")
    boolean isOriginsOfTheirForm() {
        return origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches());
    }
}
