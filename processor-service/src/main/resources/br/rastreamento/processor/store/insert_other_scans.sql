-- Step 4: scans that may be stored already: not newer than the parcel's watermark.
INSERT INTO eventos_rastreamento (id_pacote, data_evento, status_rastreamento)
SELECT id, timestamptz 'epoch' + evento_us * interval '1 us', status
FROM unnest(?::int8[], ?::int8[], ?::text[]) AS u(id, evento_us, status)
ON CONFLICT (id_pacote, data_evento, status_rastreamento) DO NOTHING
