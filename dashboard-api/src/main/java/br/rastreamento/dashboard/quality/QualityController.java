package br.rastreamento.dashboard.quality;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/qualidade", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operação")
class QualityController {

    private final QualityQuery query;

    QualityController(QualityQuery query) {
        this.query = query;
    }

    @GetMapping
    @Operation(
            operationId = "qualidade",
            summary = "Qualidade dos dados recebidos",
            description =
                    "O que há de errado com os dados que as transportadoras enviam, contado desde o início. "
                            + "(EN) What is wrong with the data that carriers send, counted since the beginning.")
    @ApiResponse(responseCode = "200", description = "As contagens do último lote gravado")
    Quality quality() {
        return query.current();
    }
}
