package br.rastreamento.dashboard.occurrences;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.evento.StatusPhase;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// A scan that somebody may have to act on.
///
/// @param numero ascends in the order of commits
/// @param fase of the scan: EXCECAO or DEVOLUCAO
/// @param origem of the parcel (R4), as it is now; so is `destino`
/// @param gravadoEm when the scan was stored
@Schema(name = "Ocorrencia", description = "Um evento que pode pedir ação: exceção ou devolução")
public record Occurrence(
        @JsonProperty("numero")
                @Schema(
                        description =
                                "Cresce na ordem em que as ocorrências foram gravadas; inteiro de 64 bits. "
                                        + "(EN) Ascends in the order in which occurrences were stored; 64-bit integer.",
                        example = "17")
                long numero,
        @JsonProperty("id_pacote")
                @Schema(
                        description = "De 1 a 2^63−1: leia como inteiro de 64 bits",
                        example = "1411")
                long idPacote,
        @JsonProperty("status_rastreamento")
                @Schema(
                        description =
                                "Status deste evento, que pode não ser mais o do pacote. "
                                        + "(EN) Status of this event, which may be the parcel's no more.",
                        example = "EXTRAVIADO")
                String statusRastreamento,
        @JsonProperty("fase")
                @Schema(
                        description = "Fase deste evento: EXCECAO ou DEVOLUCAO",
                        example = "EXCECAO")
                StatusPhase fase,
        @JsonProperty("data_evento")
                @Schema(
                        description = "Quando aconteceu (UTC). (EN) When it happened (UTC).",
                        example = "2025-10-12T14:30:00Z")
                Instant dataEvento,
        @JsonProperty("origem")
                @Schema(
                        description = "Origem do pacote, segundo o primeiro evento",
                        example = "Acre")
                String origem,
        @JsonProperty("destino")
                @Schema(
                        description = "Destino do pacote, segundo o primeiro evento",
                        example = "Rondônia")
                String destino,
        @JsonProperty("gravado_em")
                @Schema(
                        description =
                                "Quando o evento foi gravado (UTC). (EN) When the event was stored (UTC).",
                        example = "2025-10-12T14:30:01.123456Z")
                Instant gravadoEm) {

    static Occurrence read(ResultSet row) throws SQLException {
        return new Occurrence(
                row.getLong("numero"),
                row.getLong("id_pacote"),
                row.getString("status_rastreamento"),
                StatusPhase.valueOf(row.getString("fase")),
                AnswerRows.instant(row, "data_evento"),
                row.getString("origem"),
                row.getString("destino"),
                AnswerRows.instant(row, "gravado_em"));
    }
}
