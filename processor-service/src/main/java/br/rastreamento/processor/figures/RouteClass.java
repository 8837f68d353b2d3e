package br.rastreamento.processor.figures;

import java.util.Comparator;

/// A class of delivery time of a route: one of the counts in a row of `resumo_rota`.
///
/// @param number of [br.rastreamento.evento.DeliveryTimeScale]
public record RouteClass(RouteKey route, int number) {

    static final Comparator<RouteClass> ORDER =
            Comparator.comparing(RouteClass::route, RouteKey.ORDER)
                    .thenComparingInt(RouteClass::number);
}
