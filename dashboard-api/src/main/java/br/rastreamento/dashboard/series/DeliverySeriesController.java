package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.FormatParameter;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/series/tempos-entrega")
@Tag(name = "Séries")
class DeliverySeriesController {

    private final DeliverySeriesQuery query;

    DeliverySeriesController(DeliverySeriesQuery query) {
        this.query = query;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "series-tempos-entrega",
            summary = "Tempos de entrega por dia da entrega",
            description =
                    "Dos pacotes entregues em cada dia (data_entrega, UTC). Sem de e ate: os últimos 30 dias, com hoje por último. "
                            + "Com `Accept: text/csv` ou `formato=csv`: uma linha por dia. "
                            + "(EN) Of the parcels delivered on each day (data_entrega, UTC). Default: the last 30 days, today last.")
    @ApiResponse(
            responseCode = "200",
            description = "Um ponto por dia",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DeliverySeries.class)),
                @Content(
                        mediaType = CsvAnswer.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(DeliveryPoint.EXAMPLE))
            })
    DeliverySeries deliveries(
            @Parameter(
                            description = "Primeiro dia; o período tem até 2.000",
                            schema = @Schema(type = "string", format = "date"))
                    @RequestParam(name = "de", required = false)
                    @Nullable String de,
            @Parameter(
                            description = "Dia depois do último",
                            schema = @Schema(type = "string", format = "date"))
                    @RequestParam(name = "ate", required = false)
                    @Nullable String ate,
            @FormatParameter.Documented @RequestParam(name = FormatParameter.NAME, required = false)
                    @Nullable String formato) {
        return query.deliveries(
                Period.of(
                        Interval.DIA,
                        PeriodParameters.date("de", de),
                        PeriodParameters.date("ate", ate),
                        Instant.now()));
    }

    @Hidden // documented above
    @GetMapping(produces = CsvAnswer.MEDIA_TYPE)
    void file(
            @RequestParam(name = "de", required = false) @Nullable String de,
            @RequestParam(name = "ate", required = false) @Nullable String ate,
            @RequestParam(name = FormatParameter.NAME, required = false) @Nullable String formato,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        DeliverySeries series = deliveries(de, ate, formato);
        CsvAnswer.send(
                request,
                response,
                "tempos-entrega.csv",
                DeliveryPoint.FIELD_NAMES,
                series.pontos().stream().map(DeliveryPoint::fields));
    }
}
