package br.rastreamento.processor.figures;

import br.rastreamento.processor.fold.Route;
import java.util.Comparator;

/// A row of `resumo_rota`.
public record RouteKey(String origem, String destino) {

    static final Comparator<RouteKey> ORDER =
            Comparator.comparing(RouteKey::origem).thenComparing(RouteKey::destino);

    static RouteKey of(Route route) {
        return new RouteKey(route.origem(), route.destino());
    }
}
