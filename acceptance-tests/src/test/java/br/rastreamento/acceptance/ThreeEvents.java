package br.rastreamento.acceptance;

/// The events of the README, of two parcels.
final class ThreeEvents {

    static final String WAITING =
            """
            {"id_pacote":1333,"origem":"Natal","destino":"Paraíba","status_rastreamento":"AGUARDANDO RETIRADA",\
            "data_atualizacao":"2025-10-12T08:15:00Z"}\
            """;
    static final String LOST =
            """
            {"id_pacote":1411,"origem":"Acre","destino":"Rondônia","status_rastreamento":"EXTRAVIADO",\
            "data_atualizacao":"2025-10-12T14:30:00Z"}\
            """;
    static final String DELIVERED =
            """
            {"id_pacote":1333,"origem":"Natal","destino":"Paraíba","status_rastreamento":"ENTREGUE",\
            "data_atualizacao":"2025-10-13T17:40:00Z"}\
            """;

    private ThreeEvents() {}
}
