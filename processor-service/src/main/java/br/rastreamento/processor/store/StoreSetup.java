package br.rastreamento.processor.store;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The write path, on the writer's pool of connections.
@Configuration(proxyBeanMethods = false)
class StoreSetup {

    @Bean
    BatchBisection batchBisection(DataSource writer, StageTimer timer) {
        return new BatchBisection(new BatchStore(writer, timer), timer);
    }
}
