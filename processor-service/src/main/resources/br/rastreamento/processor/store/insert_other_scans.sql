-- Step 4: scans that may be stored already: not newer than the parcel's watermark. Returns those that were not. Whether one
-- is older than its parcel's newest event is asked for parcels that the batch does not change: of them only the row knows.
INSERT INTO eventos_rastreamento AS e (id_pacote, data_evento, status_rastreamento)
SELECT id, timestamptz 'epoch' + evento_us * interval '1 us', status
FROM unnest(?::int8[], ?::int8[], ?::text[]) AS u(id, evento_us, status)
ON CONFLICT (id_pacote, data_evento, status_rastreamento) DO NOTHING
RETURNING e.id_pacote, e.data_evento, e.status_rastreamento,
          (SELECT p.data_ultimo_evento > e.data_evento FROM pacotes p WHERE p.id_pacote = e.id_pacote)
