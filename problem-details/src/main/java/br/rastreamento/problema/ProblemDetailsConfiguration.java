package br.rastreamento.problema;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Found by Spring Boot where this module is on the classpath.
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class ProblemDetailsConfiguration {

    @Bean
    ErrorDispatch errorDispatch() {
        return new ErrorDispatch();
    }

    @Bean
    LastAnswers lastAnswers() {
        return new LastAnswers();
    }

    @Bean
    @ConditionalOnMissingBean
    RefusedByTomcat refusedByTomcat() {
        return new RefusedByTomcat(ProblemReportValve.class);
    }
}
