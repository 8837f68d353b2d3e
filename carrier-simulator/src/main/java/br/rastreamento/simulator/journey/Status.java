package br.rastreamento.simulator.journey;

import java.util.List;

/// The statuses that journeys use: canonical texts of the catalogue, and one that it does not know.
final class Status {

    static final String ANNOUNCED = "AGUARDANDO POSTAGEM";
    static final String POSTED = "POSTADO";
    static final String IN_TRANSIT = "EM TRÂNSITO";
    static final String AT_CENTRE = "RECEBIDO NA UNIDADE";
    static final String OUT_FOR_DELIVERY = "SAIU PARA ENTREGA";
    static final String TO_BE_COLLECTED = "AGUARDANDO RETIRADA";
    static final String ABSENT = "DESTINATÁRIO AUSENTE";
    static final String WRONG_ADDRESS = "ENDEREÇO INCORRETO";
    static final String REFUSED = "RECUSADO PELO DESTINATÁRIO";
    static final String NOT_DELIVERED = "ENTREGA NÃO REALIZADA";
    static final String DELAYED = "ATRASADO";
    static final String HELD = "RETIDO";
    static final String LOST = "EXTRAVIADO";
    static final String STOLEN = "ROUBADO";
    static final String DAMAGED = "AVARIADO";
    static final String RETURNING = "EM DEVOLUÇÃO";
    static final String RETURNED = "DEVOLVIDO AO REMETENTE";
    static final String DELIVERED = "ENTREGUE";

    /// Statuses are an open set: carriers invent some.
    static final String UNKNOWN = "CONFERÊNCIA NA DOCA 4";

    static final List<String> ALL =
            List.of(
                    ANNOUNCED,
                    POSTED,
                    IN_TRANSIT,
                    AT_CENTRE,
                    OUT_FOR_DELIVERY,
                    TO_BE_COLLECTED,
                    ABSENT,
                    WRONG_ADDRESS,
                    REFUSED,
                    NOT_DELIVERED,
                    DELAYED,
                    HELD,
                    LOST,
                    STOLEN,
                    DAMAGED,
                    RETURNING,
                    RETURNED,
                    DELIVERED,
                    UNKNOWN);

    private Status() {}
}
