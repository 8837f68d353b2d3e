-- Step 1: parcels that exist and that the batch changes. Each column is a maximum or minimum, so order and repeats do
-- not matter (R2); ties by phase, then text (R3); route by the earliest event, then text (R4).
-- Input is sorted by id, so that writers seldom deadlock. OLD tells the watermark below which scans may be stored already.
UPDATE pacotes p SET
    status_atual = CASE WHEN (m.ultimo, m.fase, m.status) > (p.data_ultimo_evento, p.fase_atual, p.status_atual)
                        THEN m.status ELSE p.status_atual END,
    fase_atual = CASE WHEN (m.ultimo, m.fase, m.status) > (p.data_ultimo_evento, p.fase_atual, p.status_atual)
                      THEN m.fase ELSE p.fase_atual END,
    origem = CASE WHEN (m.primeiro, m.origem, m.destino) < (p.data_primeiro_evento, p.origem, p.destino)
                  THEN m.origem ELSE p.origem END,
    destino = CASE WHEN (m.primeiro, m.origem, m.destino) < (p.data_primeiro_evento, p.origem, p.destino)
                   THEN m.destino ELSE p.destino END,
    data_primeiro_evento = LEAST(p.data_primeiro_evento, m.primeiro),
    data_ultimo_evento = GREATEST(p.data_ultimo_evento, m.ultimo),
    data_entrega = GREATEST(p.data_entrega, m.entrega),
    teve_excecao = p.teve_excecao OR m.excecao,
    rota_divergente = p.rota_divergente OR m.divergente OR (m.origem, m.destino) <> (p.origem, p.destino)
FROM (SELECT id,
             timestamptz 'epoch' + primeiro_us * interval '1 us' AS primeiro,
             timestamptz 'epoch' + ultimo_us * interval '1 us' AS ultimo,
             timestamptz 'epoch' + entrega_us * interval '1 us' AS entrega,
             fase::fase_rastreamento AS fase, status, origem, destino, excecao, divergente
      FROM unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::bool[])
           AS u(id, primeiro_us, ultimo_us, entrega_us, fase, status, origem, destino, excecao, divergente)) m
WHERE p.id_pacote = m.id
  AND ((m.ultimo, m.fase, m.status) > (p.data_ultimo_evento, p.fase_atual, p.status_atual)
       OR (m.primeiro, m.origem, m.destino) < (p.data_primeiro_evento, p.origem, p.destino)
       OR m.entrega > coalesce(p.data_entrega, '-infinity')
       OR m.excecao AND NOT p.teve_excecao
       OR NOT p.rota_divergente AND (m.divergente OR (m.origem, m.destino) <> (p.origem, p.destino)))
RETURNING p.id_pacote,
          old.status_atual, old.fase_atual::text, old.origem, old.destino, old.data_primeiro_evento, old.data_ultimo_evento,
          old.data_entrega, old.teve_excecao, new.rota_divergente AND old.rota_divergente IS NOT TRUE
