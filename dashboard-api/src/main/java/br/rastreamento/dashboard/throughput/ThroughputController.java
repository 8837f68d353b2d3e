package br.rastreamento.dashboard.throughput;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/vazao", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operação")
class ThroughputController {

    private final ThroughputQuery query;

    ThroughputController(ThroughputQuery query) {
        this.query = query;
    }

    @GetMapping
    @Operation(
            operationId = "vazao",
            summary = "Eventos novos por minuto, na última hora",
            description =
                    "Pelo minuto em que foram gravados, não em que ocorreram. "
                            + "(EN) New events by the minute in which they were stored, not in which they happened.")
    @ApiResponse(responseCode = "200", description = "Os últimos 60 minutos")
    Throughput throughput() {
        return query.current();
    }
}
