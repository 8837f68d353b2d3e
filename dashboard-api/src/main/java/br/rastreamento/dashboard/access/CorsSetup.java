package br.rastreamento.dashboard.access;

import br.rastreamento.problema.Problems;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CorsSetup {

    @Bean
    FilterRegistrationBean<CorsFilter> cors(CorsSettings settings, JsonMapper json) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", configuration(settings.origins()));
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new Processor(json));
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setEnabled(!settings.origins().isEmpty());
        return registration;
    }

    // No cookies, so no credentials in the sense of CORS: a page sends its token in a header.
    private static CorsConfiguration configuration(List<String> origins) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(List.of("GET", "HEAD"));
        configuration.setAllowedHeaders(
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.IF_NONE_MATCH, "Last-Event-ID"));
        configuration.setExposedHeaders(
                List.of(
                        HttpHeaders.ETAG,
                        HttpHeaders.RETRY_AFTER,
                        HttpHeaders.CONTENT_DISPOSITION,
                        HttpHeaders.WWW_AUTHENTICATE));
        configuration.setMaxAge(Duration.ofHours(1));
        return configuration;
    }

    private static final class Processor extends DefaultCorsProcessor {

        private final JsonMapper json;

        Processor(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody()
                    .write(
                            json.writeValueAsBytes(
                                    Problems.of(
                                            HttpStatus.FORBIDDEN,
                                            "Páginas desta origem não podem ler esta API.")));
            response.flush();
        }
    }
}
