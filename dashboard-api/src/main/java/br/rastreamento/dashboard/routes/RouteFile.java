package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Routes as lines of a CSV file.
final class RouteFile {

    static final List<String> FIELD_NAMES =
            List.of(
                    "origem",
                    "destino",
                    "total_pacotes",
                    "pacotes_entregues",
                    "tempo_medio_entrega_segundos",
                    "p50_segundos",
                    "p90_segundos",
                    "p95_segundos",
                    "pacotes_com_excecao",
                    "taxa_excecao");

    static final String EXAMPLE =
            """
            origem,destino,total_pacotes,pacotes_entregues,tempo_medio_entrega_segundos,p50_segundos,p90_segundos,p95_segundos,pacotes_com_excecao,taxa_excecao
            Natal,Paraíba,1,1,120300,118582,118582,118582,0,0
            """;

    private RouteFile() {}

    static @Nullable Object[] fields(Route route) {
        return new @Nullable Object[] {
            route.origem(),
            route.destino(),
            route.totalPacotes(),
            route.tempos().pacotesEntregues(),
            DeliveryTime.seconds(route.tempos().tempoMedioEntrega()),
            DeliveryTime.seconds(route.tempos().p50()),
            DeliveryTime.seconds(route.tempos().p90()),
            DeliveryTime.seconds(route.tempos().p95()),
            route.pacotesComExcecao(),
            route.taxaExcecao()
        };
    }
}
