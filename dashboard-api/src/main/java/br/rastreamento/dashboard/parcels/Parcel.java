package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.database.AnswerRows;
import br.rastreamento.dashboard.deliverytimes.DeliveryTime;
import br.rastreamento.evento.StatusPhase;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel and its current state.
///
/// @param origem of its earliest event (R4); so is `destino`
/// @param statusRastreamento of its latest event (R3)
/// @param dataEntrega latest ENTREGUE event (R5), null while there is none
/// @param tempoEntrega from the first event to `dataEntrega`; null while that is null
@Schema(name = "Pacote", description = "Um pacote e o seu estado atual")
public record Parcel(
        @JsonProperty("id_pacote")
                @Schema(
                        description = "De 1 a 2^63−1: leia como inteiro de 64 bits",
                        example = "1333")
                long idPacote,
        @JsonProperty("origem")
                @Schema(description = "Origem, segundo o primeiro evento", example = "Natal")
                String origem,
        @JsonProperty("destino")
                @Schema(description = "Destino, segundo o primeiro evento", example = "Paraíba")
                String destino,
        @JsonProperty("status_rastreamento")
                @Schema(
                        description =
                                "Status do evento mais recente; no mesmo instante vale a fase posterior, depois o texto maior. "
                                        + "(EN) Status of the latest event; at the same instant the later phase wins, then the greater text.",
                        example = "ENTREGUE")
                String statusRastreamento,
        @JsonProperty("fase") @Schema(description = "Fase da jornada", example = "ENTREGUE")
                StatusPhase fase,
        @JsonProperty("data_primeiro_evento")
                @Schema(
                        description =
                                "Menor data_evento do pacote. (EN) Smallest data_evento of the parcel.",
                        example = "2025-10-12T08:15:00Z")
                Instant dataPrimeiroEvento,
        @JsonProperty("data_ultimo_evento")
                @Schema(
                        description =
                                "Maior data_evento do pacote. (EN) Greatest data_evento of the parcel.",
                        example = "2025-10-13T17:40:00Z")
                Instant dataUltimoEvento,
        @JsonProperty("data_entrega")
                @Schema(
                        types = {"string", "null"},
                        format = "date-time",
                        description =
                                "Maior data_evento entre os eventos ENTREGUE; null enquanto não há entrega. "
                                        + "(EN) Greatest data_evento among ENTREGUE events; null until the delivery.",
                        example = "2025-10-13T17:40:00Z")
                @Nullable Instant dataEntrega,
        @JsonProperty("tempo_entrega")
                @Schema(
                        description =
                                "data_entrega − data_primeiro_evento; null enquanto não há entrega. "
                                        + "(EN) data_entrega − data_primeiro_evento; null until the delivery.")
                @Nullable DeliveryTime tempoEntrega) {

    /// Names for [#fields], in the first line of a CSV file.
    public static final List<String> FIELD_NAMES =
            List.of(
                    "id_pacote",
                    "origem",
                    "destino",
                    "status_rastreamento",
                    "fase",
                    "data_primeiro_evento",
                    "data_ultimo_evento",
                    "data_entrega",
                    "tempo_entrega_segundos");

    /// The columns that [#read] needs, of table `pacotes` under the alias `p`.
    public static final String COLUMNS =
            "p.id_pacote, p.origem, p.destino, p.status_atual, p.fase_atual,"
                    + " p.data_primeiro_evento, p.data_ultimo_evento, p.data_entrega";

    /// From a row that has [#COLUMNS].
    public static Parcel read(ResultSet row) throws SQLException {
        Instant first = AnswerRows.instant(row, "data_primeiro_evento");
        OffsetDateTime delivered = row.getObject("data_entrega", OffsetDateTime.class);
        return new Parcel(
                row.getLong("id_pacote"),
                row.getString("origem"),
                row.getString("destino"),
                row.getString("status_atual"),
                StatusPhase.valueOf(row.getString("fase_atual")),
                first,
                AnswerRows.instant(row, "data_ultimo_evento"),
                delivered == null ? null : delivered.toInstant(),
                delivered == null
                        ? null
                        : DeliveryTime.of(Duration.between(first, delivered.toInstant())));
    }

    /// A line of a CSV file.
    public @Nullable Object[] fields() {
        return new @Nullable Object[] {
            idPacote,
            origem,
            destino,
            statusRastreamento,
            fase,
            dataPrimeiroEvento,
            dataUltimoEvento,
            dataEntrega,
            DeliveryTime.seconds(tempoEntrega)
        };
    }
}
