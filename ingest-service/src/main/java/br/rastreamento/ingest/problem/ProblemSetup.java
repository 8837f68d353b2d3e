package br.rastreamento.ingest.problem;

import br.rastreamento.problema.RefusedByTomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProblemSetup {

    @Bean
    RefusedByTomcat refusedByTomcat() {
        return new RefusedByTomcat(IntakeReportValve.class);
    }
}
