package br.rastreamento.dashboard.indicators;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/indicadores", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Indicadores")
class IndicatorsController {

    private final IndicatorsQuery query;

    IndicatorsController(IndicatorsQuery query) {
        this.query = query;
    }

    @GetMapping
    @Operation(
            operationId = "indicadores",
            summary = "Números gerais",
            description =
                    "Totais, pacotes por status atual e tempo médio de entrega, todos do mesmo instante. "
                            + "O custo da consulta não depende de quantos eventos estão armazenados.")
    @ApiResponse(responseCode = "200", description = "Os números do último lote gravado")
    Indicators indicators() {
        return query.current().indicators();
    }
}
