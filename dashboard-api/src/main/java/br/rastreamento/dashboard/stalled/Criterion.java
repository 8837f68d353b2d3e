package br.rastreamento.dashboard.stalled;

/// What is compared with how long nothing was heard of a parcel. The names are those of the parameter `criterio`.
enum Criterion {
    /// A number of days.
    DIAS,
    /// Within which 95 % of the delivered parcels of its own route were delivered.
    ROTA
}
