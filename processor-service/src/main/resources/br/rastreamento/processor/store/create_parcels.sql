-- Step 2: parcels that step 1 did not return are new, or the batch says nothing new about them, or another writer created
-- them a moment ago; the conflict clause is step 1 again for these last. OLD is null for a parcel that this statement created.
-- A parcel that is not returned did not change; its row is locked all the same until the transaction ends.
INSERT INTO pacotes AS p (id_pacote, data_primeiro_evento, data_ultimo_evento, data_entrega,
                          fase_atual, status_atual, origem, destino, teve_excecao, rota_divergente)
SELECT id,
       timestamptz 'epoch' + primeiro_us * interval '1 us',
       timestamptz 'epoch' + ultimo_us * interval '1 us',
       timestamptz 'epoch' + entrega_us * interval '1 us',
       fase::fase_rastreamento, status, origem, destino, excecao, divergente
FROM unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::bool[])
     AS u(id, primeiro_us, ultimo_us, entrega_us, fase, status, origem, destino, excecao, divergente)
ON CONFLICT (id_pacote) DO UPDATE SET
    status_atual = CASE WHEN (EXCLUDED.data_ultimo_evento, EXCLUDED.fase_atual, EXCLUDED.status_atual)
                             > (p.data_ultimo_evento, p.fase_atual, p.status_atual)
                        THEN EXCLUDED.status_atual ELSE p.status_atual END,
    fase_atual = CASE WHEN (EXCLUDED.data_ultimo_evento, EXCLUDED.fase_atual, EXCLUDED.status_atual)
                           > (p.data_ultimo_evento, p.fase_atual, p.status_atual)
                      THEN EXCLUDED.fase_atual ELSE p.fase_atual END,
    origem = CASE WHEN (EXCLUDED.data_primeiro_evento, EXCLUDED.origem, EXCLUDED.destino)
                       < (p.data_primeiro_evento, p.origem, p.destino)
                  THEN EXCLUDED.origem ELSE p.origem END,
    destino = CASE WHEN (EXCLUDED.data_primeiro_evento, EXCLUDED.origem, EXCLUDED.destino)
                        < (p.data_primeiro_evento, p.origem, p.destino)
                   THEN EXCLUDED.destino ELSE p.destino END,
    data_primeiro_evento = LEAST(p.data_primeiro_evento, EXCLUDED.data_primeiro_evento),
    data_ultimo_evento = GREATEST(p.data_ultimo_evento, EXCLUDED.data_ultimo_evento),
    data_entrega = GREATEST(p.data_entrega, EXCLUDED.data_entrega),
    teve_excecao = p.teve_excecao OR EXCLUDED.teve_excecao,
    rota_divergente = p.rota_divergente OR EXCLUDED.rota_divergente
                      OR (EXCLUDED.origem, EXCLUDED.destino) <> (p.origem, p.destino)
WHERE (EXCLUDED.data_ultimo_evento, EXCLUDED.fase_atual, EXCLUDED.status_atual)
          > (p.data_ultimo_evento, p.fase_atual, p.status_atual)
   OR (EXCLUDED.data_primeiro_evento, EXCLUDED.origem, EXCLUDED.destino)
          < (p.data_primeiro_evento, p.origem, p.destino)
   OR EXCLUDED.data_entrega > coalesce(p.data_entrega, '-infinity')
   OR EXCLUDED.teve_excecao AND NOT p.teve_excecao
   OR NOT p.rota_divergente AND (EXCLUDED.rota_divergente
                                 OR (EXCLUDED.origem, EXCLUDED.destino) <> (p.origem, p.destino))
RETURNING p.id_pacote,
          old.status_atual, old.fase_atual::text, old.origem, old.destino, old.data_primeiro_evento, old.data_ultimo_evento,
          old.data_entrega, old.teve_excecao, new.rota_divergente AND old.rota_divergente IS NOT TRUE
