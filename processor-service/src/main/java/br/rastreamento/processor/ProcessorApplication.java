package br.rastreamento.processor;

import br.rastreamento.processor.recount.SummaryCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Messages of eventos_rastreamento come in; rows and figures in the database, or dead letters, go out.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProcessorApplication {

    public static void main(String[] args) {
        if (SummaryCommand.isAsked(args)) {
            System.exit(SummaryCommand.run(args, System.out));
        }
        SpringApplication.run(ProcessorApplication.class, args);
    }
}
