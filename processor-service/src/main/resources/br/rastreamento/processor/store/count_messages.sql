-- Step 0: the messages of the batch are counted from here on, once each: what was counted before tells which are delivered
-- again. A partition that is not returned has nothing new. By partition: one lock order for all writers, before parcels.
INSERT INTO posicoes_contadas AS c (particao, proximo_offset)
SELECT particao - 1, proximo FROM unnest(?::int8[]) WITH ORDINALITY AS u(proximo, particao) WHERE proximo > 0
ON CONFLICT (particao) DO UPDATE SET proximo_offset = EXCLUDED.proximo_offset
WHERE EXCLUDED.proximo_offset > c.proximo_offset
RETURNING c.particao, coalesce(old.proximo_offset, 0)
