package br.rastreamento.dashboard.deliverytimes;

import br.rastreamento.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/tempos-entrega", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tempos de entrega")
class DeliveryTimesController {

    private final DeliveryTimesQuery query;

    DeliveryTimesController(DeliveryTimesQuery query) {
        this.query = query;
    }

    @GetMapping
    @Operation(
            operationId = "tempos-entrega",
            summary = "Média e percentis dos tempos de entrega",
            description =
                    "Do primeiro evento à entrega, de todos os pacotes entregues ou dos de uma origem, de um destino ou de uma rota. "
                            + "A média é exata; os percentis são lidos de contagens por faixa de tempo, com erro de até 2 %. "
                            + "(EN) From first event to delivery. The mean is exact; percentiles come from counts by class of time, at most 2 % off.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "Tempos de entrega; nulos, com pacotes_entregues 0, onde nada foi entregue")
    DeliveryTimeFigures deliveryTimes(
            @Parameter(description = "Origem exata; por exemplo, Natal")
                    @RequestParam(name = "origem", required = false)
                    @Nullable String origem,
            @Parameter(description = "Destino exato; por exemplo, Paraíba")
                    @RequestParam(name = "destino", required = false)
                    @Nullable String destino) {
        return query.figures(
                Parameters.place("origem", origem), Parameters.place("destino", destino));
    }
}
