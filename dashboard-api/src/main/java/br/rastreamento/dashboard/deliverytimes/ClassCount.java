package br.rastreamento.dashboard.deliverytimes;

/// How many delivered parcels are in a class of [DeliveryTimeScale].
///
/// @param parcels not negative
record ClassCount(int deliveryClass, long parcels) {}
