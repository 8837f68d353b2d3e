package br.rastreamento.dashboard.series;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.FormatParameter;
import br.rastreamento.dashboard.web.Parameters;
import br.rastreamento.evento.StatusPhase;
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
@RequestMapping("/api/v1/series/eventos")
@Tag(name = "Séries")
class EventSeriesController {

    private final EventSeriesQuery query;

    EventSeriesController(EventSeriesQuery query) {
        this.query = query;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "series-eventos",
            summary = "Eventos por hora ou dia, e por status",
            description =
                    "Pela hora ou pelo dia em que o evento ocorreu (data_evento, UTC), não em que chegou. "
                            + "Sem de e ate: as últimas 24 horas, ou os últimos 30 dias, com a hora ou o dia de agora por último. "
                            + "Com `Accept: text/csv` ou `formato=csv`: uma linha por ponto e status. "
                            + "(EN) By the hour or day in which the event happened (data_evento, UTC), not arrived. Default: the last 24 hours, or 30 days.")
    @ApiResponse(
            responseCode = "200",
            description = "Um ponto por intervalo",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = EventSeries.class)),
                @Content(
                        mediaType = CsvAnswer.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(EventSeriesFile.EXAMPLE))
            })
    EventSeries events(
            @Parameter(
                            description =
                                    "Início: data, ou data e hora com fuso; por exemplo, 2025-10-12 ou 2025-10-12T08:00:00Z")
                    @RequestParam(name = "de", required = false)
                    @Nullable String de,
            @Parameter(description = "Fim, que não faz parte; na forma de de")
                    @RequestParam(name = "ate", required = false)
                    @Nullable String ate,
            @Parameter(
                            description = "Quanto dura cada ponto; o período tem até 2.000",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"hora", "dia"},
                                            defaultValue = "hora"))
                    @RequestParam(name = "intervalo", required = false)
                    @Nullable String intervalo,
            @Parameter(description = "Só eventos com este status, em qualquer grafia do catálogo")
                    @RequestParam(name = "status", required = false)
                    @Nullable String status,
            @Parameter(
                            description = "Só eventos com status desta fase",
                            schema = @Schema(implementation = StatusPhase.class))
                    @RequestParam(name = "fase", required = false)
                    @Nullable String fase,
            @FormatParameter.Documented @RequestParam(name = FormatParameter.NAME, required = false)
                    @Nullable String formato) {
        return query.events(
                Period.of(
                        Parameters.choice("intervalo", intervalo, Interval.HORA),
                        PeriodParameters.time("de", de),
                        PeriodParameters.time("ate", ate),
                        Instant.now()),
                Parameters.status(status),
                Parameters.phase(fase));
    }

    @Hidden // documented above
    @GetMapping(produces = CsvAnswer.MEDIA_TYPE)
    void file(
            @RequestParam(name = "de", required = false) @Nullable String de,
            @RequestParam(name = "ate", required = false) @Nullable String ate,
            @RequestParam(name = "intervalo", required = false) @Nullable String intervalo,
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "fase", required = false) @Nullable String fase,
            @RequestParam(name = FormatParameter.NAME, required = false) @Nullable String formato,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EventSeries series = events(de, ate, intervalo, status, fase, formato);
        CsvAnswer.send(
                request,
                response,
                "eventos.csv",
                EventSeriesFile.FIELD_NAMES,
                series.pontos().stream().flatMap(EventSeriesFile::lines));
    }
}
