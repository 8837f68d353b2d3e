package br.rastreamento.processor.trace;

import br.rastreamento.processor.store.StageTimer;
import br.rastreamento.traces.TracesOn;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.listener.BatchMessageListener;

/// Puts itself around the listener and around the stages' metrics, so that these know nothing of traces.
@Configuration(proxyBeanMethods = false)
@Conditional(TracesOn.class)
class TraceSetup {

    @Bean
    @Primary
    BatchMessageListener<byte[], byte[]> tracedBatches(
            @Qualifier("eventBatchListener") BatchMessageListener<byte[], byte[]> batches,
            Tracer tracer,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        return new TracedBatches(batches, tracer, group);
    }

    @Bean
    @Primary
    StageTimer tracedStages(
            @Qualifier("stageMetrics") StageTimer metrics, Tracer tracer, Clock clock) {
        return new TracedStages(metrics, tracer, clock);
    }

    @Bean
    SdkTracerProviderBuilderCustomizer sampleLinkedBatches(Sampler settings) {
        return provider -> provider.setSampler(new LinkedSampler(settings));
    }
}
