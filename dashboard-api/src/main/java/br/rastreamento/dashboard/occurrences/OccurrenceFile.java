package br.rastreamento.dashboard.occurrences;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Occurrences as lines of a CSV file.
final class OccurrenceFile {

    static final List<String> FIELD_NAMES =
            List.of(
                    "numero",
                    "id_pacote",
                    "status_rastreamento",
                    "fase",
                    "data_evento",
                    "origem",
                    "destino",
                    "gravado_em");

    static final String EXAMPLE =
            """
            numero,id_pacote,status_rastreamento,fase,data_evento,origem,destino,gravado_em
            17,1411,EXTRAVIADO,EXCECAO,2025-10-12T14:30:00Z,Acre,Rondônia,2025-10-12T14:30:01.123456Z
            """;

    private OccurrenceFile() {}

    static @Nullable Object[] fields(Occurrence occurrence) {
        return new @Nullable Object[] {
            occurrence.numero(),
            occurrence.idPacote(),
            occurrence.statusRastreamento(),
            occurrence.fase(),
            occurrence.dataEvento(),
            occurrence.origem(),
            occurrence.destino(),
            occurrence.gravadoEm()
        };
    }
}
