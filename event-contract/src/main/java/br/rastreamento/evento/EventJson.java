package br.rastreamento.evento;

import static br.rastreamento.evento.EventField.DATA_ATUALIZACAO;
import static br.rastreamento.evento.EventField.DESTINO;
import static br.rastreamento.evento.EventField.ID_PACOTE;
import static br.rastreamento.evento.EventField.ORIGEM;
import static br.rastreamento.evento.EventField.STATUS_RASTREAMENTO;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/// The JSON of an event, as carriers send it and Kafka holds it.
public final class EventJson {

    /// Nesting at which a parser gives up on the whole text, to bound its memory. [EventReader] has a far lower limit
    /// for an event; between the two, the events after a too deep one can still be read.
    private static final int PARSER_MAX_NESTING = 50_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // UTF-16 and UTF-32 are not what the contract says
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    // a number or text that no field takes is skipped, not converted: its length is
                    // no danger
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(PARSER_MAX_NESTING)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    static final PropertyNameMatcher FIELD_NAMES =
            FACTORY.constructNameMatcher(
                    Arrays.stream(EventField.values())
                            .map(field -> Named.fromString(field.jsonName()))
                            .toList(),
                    false);

    private EventJson() {}

    /// The names of an event's fields, `id_pacote` first.
    public static List<String> fieldNames() {
        return Arrays.stream(EventField.values()).map(EventField::jsonName).toList();
    }

    /// A parser for [EventReader#read(JsonParser)] over UTF-8 without byte order mark.
    public static JsonParser parser(byte[] utf8, int offset, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, length);
    }

    /// The event as one JSON object in UTF-8, `data_atualizacao` in UTC with `Z`. [EventReader] reads the same event back.
    public static byte[] write(TrackingEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(192);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), json)) {
            generator.writeStartObject();
            generator.writeNumberProperty(ID_PACOTE.jsonName(), event.idPacote());
            generator.writeStringProperty(ORIGEM.jsonName(), event.origem());
            generator.writeStringProperty(DESTINO.jsonName(), event.destino());
            generator.writeStringProperty(
                    STATUS_RASTREAMENTO.jsonName(), event.statusRastreamento());
            generator.writeStringProperty(
                    DATA_ATUALIZACAO.jsonName(), event.dataEvento().toString());
            generator.writeEndObject();
        }
        return json.toByteArray();
    }
}
