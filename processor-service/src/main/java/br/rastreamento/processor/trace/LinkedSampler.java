package br.rastreamento.processor.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/// Samples a span that is linked to a sampled one, as the settings do one whose parent is sampled: the trace of an event
/// would end in Kafka otherwise. Of other spans the settings decide.
final class LinkedSampler implements Sampler {

    private final Sampler settings;

    LinkedSampler(Sampler settings) {
        this.settings = settings;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> links) {
        return links.stream().anyMatch(link -> link.getSpanContext().isSampled())
                ? SamplingResult.recordAndSample()
                : settings.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "Linked{" + settings.getDescription() + "}";
    }
}
