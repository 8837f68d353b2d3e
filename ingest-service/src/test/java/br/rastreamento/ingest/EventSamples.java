package br.rastreamento.ingest;

/// JSON as a carrier sends it.
public final class EventSamples {

    public static final String INVALID = "{\"id_pacote\":0,\"origem\":\"Natal\"}";

    private EventSamples() {}

    public static String event(long idPacote) {
        return """
        {"id_pacote":%d,"origem":"Natal","destino":"Paraíba","status_rastreamento":"ENTREGUE",\
        "data_atualizacao":"2025-10-13T17:40:00Z"}\
        """
                .formatted(idPacote);
    }
}
