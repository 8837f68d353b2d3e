-- One slice of the index pacotes_parados: the next parcels behind a place, and of them those raised whose bound is stale.
-- A row that a writer holds is left for the next walk: so this waits for nobody, and cannot deadlock. What is raised is what
-- the locked row says, which may be more than the slice saw.
WITH fatia AS MATERIALIZED (
    SELECT id_pacote, parado_desde, parado_desde < data_ultimo_evento AS velho
    FROM pacotes
    WHERE data_entrega IS NULL
      AND (parado_desde, id_pacote) > (?, ?)
      AND parado_desde < now() - interval '12 hours'
    ORDER BY parado_desde, id_pacote
    LIMIT ?
), travado AS MATERIALIZED (
    SELECT p.id_pacote
    FROM fatia f JOIN pacotes p ON p.id_pacote = f.id_pacote
    WHERE f.velho AND p.parado_desde < p.data_ultimo_evento
    FOR UPDATE OF p SKIP LOCKED
), elevado AS (
    UPDATE pacotes p SET parado_desde = p.data_ultimo_evento
    FROM travado t WHERE p.id_pacote = t.id_pacote
    RETURNING p.id_pacote
)
SELECT count(*) OVER (), (SELECT count(*) FROM elevado), parado_desde, id_pacote
FROM fatia
ORDER BY parado_desde DESC, id_pacote DESC
LIMIT 1
