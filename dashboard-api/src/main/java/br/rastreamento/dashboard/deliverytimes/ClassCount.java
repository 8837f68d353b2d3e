package br.rastreamento.dashboard.deliverytimes;

/// A number of delivered parcels that are in a class of [DeliveryTimeScale].
record ClassCount(int deliveryClass, long parcels) {}
