package br.rastreamento.dashboard;

import br.rastreamento.dashboard.StoredParcels.Event;
import br.rastreamento.evento.StatusCatalog;
import java.time.ZoneOffset;

/// Puts occurrences into their ring as the processor does, in one transaction with what says that there is a new one.
public final class StoredOccurrences {

    private final StoredParcels parcels;

    public StoredOccurrences(StoredParcels parcels) {
        this.parcels = parcels;
    }

    /// As in a database that was made anew.
    public void clear() {
        parcels.sql()
                .sql(
                        "TRUNCATE ocorrencias; UPDATE resumo_geral SET ultima_ocorrencia = 0, atualizado_em = clock_timestamp()")
                .update();
    }

    /// A scan of a parcel that is stored.
    ///
    /// @return its number
    public long add(long id, Event scan) {
        return parcels.sql()
                .sql(
                        """
                        WITH total AS (
                            UPDATE resumo_geral SET ultima_ocorrencia = ultima_ocorrencia + 1, atualizado_em = clock_timestamp()
                            RETURNING ultima_ocorrencia AS numero
                        )
                        INSERT INTO ocorrencias
                        SELECT numero % 256, numero, :id, :when, CAST(:phase AS fase_rastreamento), :status, clock_timestamp()
                          FROM total
                        ON CONFLICT (vaga) DO UPDATE SET
                            numero = excluded.numero, id_pacote = excluded.id_pacote, data_evento = excluded.data_evento,
                            fase = excluded.fase, status_rastreamento = excluded.status_rastreamento, gravado_em = excluded.gravado_em
                        RETURNING numero
                        """)
                .param("id", id)
                .param("when", scan.when().atOffset(ZoneOffset.UTC))
                .param("phase", StatusCatalog.phaseOf(scan.status()).name())
                .param("status", scan.status())
                .query(Long.class)
                .single();
    }

    /// So many, of one parcel that is stored.
    ///
    /// @return the number of the last one
    public long addLost(long id, int count) {
        long last = 0;
        for (int i = 0; i < count; i++) {
            last = add(id, Event.of("EXTRAVIADO", "2025-10-12T14:30:00Z"));
        }
        return last;
    }
}
