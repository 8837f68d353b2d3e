-- Step 5: differences, added in the transaction of the events (R6). The one row of resumo_geral first, then the others, by
-- text: one lock order for all writers, and last in the transaction, so that the locks are held for a moment only.
WITH por_status AS (
    INSERT INTO resumo_status AS r (status_rastreamento, fase, total_pacotes)
    SELECT status, fase::fase_rastreamento, diferenca
    FROM unnest(?::text[], ?::text[], ?::int8[]) AS u(status, fase, diferenca)
    ON CONFLICT (status_rastreamento) DO UPDATE SET total_pacotes = r.total_pacotes + EXCLUDED.total_pacotes
), qualidade AS (
    UPDATE resumo_qualidade SET
        eventos_desconhecidos = eventos_desconhecidos + ?,
        pacotes_divergentes = pacotes_divergentes + ?,
        eventos_repetidos = eventos_repetidos + ?,
        eventos_adiantados = eventos_adiantados + ?,
        eventos_atrasados = eventos_atrasados + ?,
        atualizado_em = clock_timestamp()
    WHERE ?
)
UPDATE resumo_geral SET
    total_pacotes = total_pacotes + ?,
    total_eventos = total_eventos + ?,
    pacotes_entregues = pacotes_entregues + ?,
    soma_entrega_us = soma_entrega_us + ?,
    atualizado_em = clock_timestamp()
WHERE ?
