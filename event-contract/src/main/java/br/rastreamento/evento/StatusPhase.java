package br.rastreamento.evento;

/// Where in its journey a parcel with a given status is. The order of the constants is the rank that decides between
/// events of the same instant (R3): a later constant wins. The database has the same order in its type
/// `fase_rastreamento`.
public enum StatusPhase {
    POSTADO,
    EM_TRANSITO,
    SAIU_PARA_ENTREGA,
    AGUARDANDO_RETIRADA,
    EXCECAO,
    DEVOLUCAO,
    ENTREGUE,
    DESCONHECIDO
}
