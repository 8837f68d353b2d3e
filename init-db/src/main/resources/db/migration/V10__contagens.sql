-- Counts that belong together become one array: the hours of a day and status, the classes of delivery time of all parcels, of a
-- day or of a route. A fold then writes one row where it wrote up to a hundred, and a route or a day is read as one row, too.

-- A writer of an earlier version would add to tables that are gone. It pauses, without loss, until it is replaced: what it writes
-- has another name now. What it has written until then is taken along: V9's writers and folds begin with the first of these
-- tables, V8's writers touch the others in this order.
LOCK TABLE resumo_pendente, resumo_hora, resumo_entrega, resumo_entrega_dia, resumo_rota, resumo_entrega_rota IN ACCESS EXCLUSIVE MODE;

CREATE FUNCTION contagens(posicoes bigint[], valores bigint[]) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    soma bigint[] := '{}';
BEGIN
    FOR i IN 1 .. cardinality(posicoes) LOOP
        soma[posicoes[i]] := coalesce(soma[posicoes[i]], 0) + valores[i];
    END LOOP;
    RETURN soma;
END $$;
COMMENT ON FUNCTION contagens IS 'An array with each value at its position, summed up where a position comes again; null between them';

CREATE FUNCTION somar_contagens(umas bigint[], outras bigint[]) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    FOR i IN coalesce(array_lower(outras, 1), 1) .. coalesce(array_upper(outras, 1), 0) LOOP
        IF outras[i] <> 0 THEN
            umas[i] := coalesce(umas[i], 0) + outras[i];
        END IF;
    END LOOP;
    RETURN umas;
END $$;
COMMENT ON FUNCTION somar_contagens IS 'Sums position by position';

CREATE AGGREGATE soma_contagens(bigint[]) (sfunc = somar_contagens, stype = bigint[], parallel = safe);

CREATE FUNCTION total_contagens(contagens bigint[]) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    total bigint := 0;
    contagem bigint;
BEGIN
    FOREACH contagem IN ARRAY contagens LOOP
        total := total + coalesce(contagem, 0);
    END LOOP;
    RETURN total;
END $$;

CREATE TABLE resumo_dia (
    dia                 date,
    status_rastreamento text COLLATE "C",
    eventos_por_hora    bigint[] NOT NULL,
    total_eventos       bigint NOT NULL GENERATED ALWAYS AS (total_contagens(eventos_por_hora)) STORED,
    PRIMARY KEY (dia, status_rastreamento)
) WITH (fillfactor = 50);
COMMENT ON TABLE resumo_dia IS 'Events by the day in which they happened (UTC) and status';
COMMENT ON COLUMN resumo_dia.eventos_por_hora IS 'At 0 to 23, the hours of the day';
INSERT INTO resumo_dia
SELECT (hora AT TIME ZONE 'UTC')::date, status_rastreamento,
       contagens(array_agg(extract(hour FROM hora AT TIME ZONE 'UTC')::bigint), array_agg(total_eventos))
FROM eventos_por_hora GROUP BY 1, 2;

ALTER TABLE resumo_rota ADD COLUMN soma_entrega_us numeric NOT NULL DEFAULT 0, ADD COLUMN por_faixa bigint[] NOT NULL DEFAULT '{}';
COMMENT ON TABLE resumo_rota IS 'Parcels by route (R4), and those of them that are delivered';
COMMENT ON COLUMN resumo_rota.por_faixa IS 'Delivered parcels, at the number of their class of delivery time';
INSERT INTO resumo_rota AS r
SELECT origem, destino, 0, 0, sum(soma_entrega_us), contagens(array_agg(faixa::bigint), array_agg(pacotes_entregues))
FROM entregas_por_rota GROUP BY origem, destino
ON CONFLICT (origem, destino) DO UPDATE SET soma_entrega_us = EXCLUDED.soma_entrega_us, por_faixa = EXCLUDED.por_faixa;
UPDATE resumo_rota AS r SET total_pacotes = v.total_pacotes, pacotes_com_excecao = v.pacotes_com_excecao
FROM rotas AS v WHERE (v.origem, v.destino) = (r.origem, r.destino)
    AND (v.total_pacotes, v.pacotes_com_excecao) <> (r.total_pacotes, r.pacotes_com_excecao);
INSERT INTO resumo_rota SELECT origem, destino, total_pacotes, pacotes_com_excecao FROM rotas ON CONFLICT DO NOTHING;

CREATE TABLE entregas_ate_aqui AS
SELECT dia, sum(soma_entrega_us) AS soma_entrega_us, contagens(array_agg(faixa::bigint), array_agg(pacotes_entregues)) AS por_faixa
FROM entregas_por_dia GROUP BY dia;

CREATE TABLE entregas_geral AS
SELECT coalesce(contagens(array_agg(faixa::bigint), array_agg(pacotes_entregues)), '{}') AS por_faixa FROM entregas_por_faixa;

DROP VIEW eventos_por_hora, entregas_por_faixa, entregas_por_dia, rotas, entregas_por_rota;
DROP TABLE resumo_hora, resumo_entrega, resumo_entrega_dia, resumo_entrega_rota, resumo_pendente;

CREATE TABLE resumo_entrega (
    unico     boolean PRIMARY KEY DEFAULT true CHECK (unico),
    por_faixa bigint[] NOT NULL
) WITH (fillfactor = 10);
COMMENT ON TABLE resumo_entrega IS 'Delivered parcels, at the number of their class of delivery time; one row. Their sum is in resumo_geral';
INSERT INTO resumo_entrega (por_faixa) SELECT por_faixa FROM entregas_geral;

CREATE TABLE resumo_entrega_dia (
    dia             date PRIMARY KEY,
    soma_entrega_us numeric NOT NULL,
    por_faixa       bigint[] NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE resumo_entrega_dia IS 'Delivered parcels by the day of delivery (UTC), at the number of their class of delivery time';
INSERT INTO resumo_entrega_dia SELECT * FROM entregas_ate_aqui;
DROP TABLE entregas_ate_aqui, entregas_geral;

CREATE TABLE resumo_diferenca (
    eventos_dia       bigint[] NOT NULL,
    eventos_hora      bigint[] NOT NULL,
    eventos_status    text[] COLLATE "C" NOT NULL,
    eventos_total     bigint[] NOT NULL,
    faixas            bigint[] NOT NULL,
    faixas_total      bigint[] NOT NULL,
    dias              bigint[] NOT NULL,
    dias_soma_us      numeric[] NOT NULL,
    faixas_dia        bigint[] NOT NULL,
    faixas_dia_numero bigint[] NOT NULL,
    faixas_dia_total  bigint[] NOT NULL,
    rotas_origem      text[] COLLATE "C" NOT NULL,
    rotas_destino     text[] COLLATE "C" NOT NULL,
    rotas_pacotes     bigint[] NOT NULL,
    rotas_com_excecao bigint[] NOT NULL,
    rotas_soma_us     numeric[] NOT NULL,
    faixas_origem     text[] COLLATE "C" NOT NULL,
    faixas_destino    text[] COLLATE "C" NOT NULL,
    faixas_rota       bigint[] NOT NULL,
    faixas_rota_total bigint[] NOT NULL
);
COMMENT ON TABLE resumo_diferenca IS
    'Pending differences to summaries, one row a batch: arrays of the same length are the columns of one summary. Days since 1970-01-01 (UTC)';

-- Rows live for a second, in a table that is never large; its dead ones should not wait for a share of it.
ALTER TABLE resumo_diferenca SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200,
                                  toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 2000);

-- What is pending, as rows of each summary: a fold adds these to it, and readers see both as one.
CREATE VIEW eventos_por_dia_pendentes AS
SELECT date 'epoch' + d::int AS dia, s AS status_rastreamento,
       contagens(array_agg(h), array_agg(n)) AS eventos_por_hora, sum(n)::bigint AS total_eventos
FROM resumo_diferenca, unnest(eventos_dia, eventos_hora, eventos_status, eventos_total) AS u (d, h, s, n)
GROUP BY d, s;

CREATE VIEW entregas_pendentes AS
SELECT contagens(array_agg(f), array_agg(n)) AS por_faixa
FROM resumo_diferenca, unnest(faixas, faixas_total) AS u (f, n)
HAVING count(*) > 0;

CREATE VIEW entregas_por_dia_pendentes AS
SELECT date 'epoch' + d::int AS dia, coalesce(soma_entrega_us, 0) AS soma_entrega_us, coalesce(por_faixa, '{}') AS por_faixa
FROM (SELECT d, sum(us) AS soma_entrega_us FROM resumo_diferenca, unnest(dias, dias_soma_us) AS u (d, us) GROUP BY d) AS s
FULL JOIN (SELECT d, contagens(array_agg(f), array_agg(n)) AS por_faixa
           FROM resumo_diferenca, unnest(faixas_dia, faixas_dia_numero, faixas_dia_total) AS u (d, f, n) GROUP BY d) AS f USING (d);

CREATE VIEW rotas_pendentes AS
SELECT origem, destino, coalesce(total_pacotes, 0) AS total_pacotes, coalesce(pacotes_com_excecao, 0) AS pacotes_com_excecao,
       coalesce(soma_entrega_us, 0) AS soma_entrega_us, coalesce(por_faixa, '{}') AS por_faixa
FROM (SELECT o AS origem, d AS destino, sum(n)::bigint AS total_pacotes, sum(e)::bigint AS pacotes_com_excecao, sum(us) AS soma_entrega_us
      FROM resumo_diferenca, unnest(rotas_origem, rotas_destino, rotas_pacotes, rotas_com_excecao, rotas_soma_us) AS u (o, d, n, e, us)
      GROUP BY o, d) AS r
FULL JOIN (SELECT o AS origem, d AS destino, contagens(array_agg(f), array_agg(n)) AS por_faixa
           FROM resumo_diferenca, unnest(faixas_origem, faixas_destino, faixas_rota, faixas_rota_total) AS u (o, d, f, n)
           GROUP BY o, d) AS e USING (origem, destino);

CREATE VIEW eventos_por_dia AS
SELECT dia, status_rastreamento, soma_contagens(eventos_por_hora) AS eventos_por_hora, sum(total_eventos)::bigint AS total_eventos
FROM (SELECT dia, status_rastreamento, eventos_por_hora, total_eventos FROM resumo_dia
      UNION ALL SELECT dia, status_rastreamento, eventos_por_hora, total_eventos FROM eventos_por_dia_pendentes) AS parte
GROUP BY dia, status_rastreamento;
COMMENT ON VIEW eventos_por_dia IS 'resumo_dia with what is pending';

CREATE VIEW entregas AS
SELECT soma_contagens(por_faixa) AS por_faixa
FROM (SELECT por_faixa FROM resumo_entrega UNION ALL SELECT por_faixa FROM entregas_pendentes) AS parte;
COMMENT ON VIEW entregas IS 'resumo_entrega with what is pending';

CREATE VIEW entregas_por_dia AS
SELECT dia, sum(soma_entrega_us) AS soma_entrega_us, soma_contagens(por_faixa) AS por_faixa
FROM (SELECT dia, soma_entrega_us, por_faixa FROM resumo_entrega_dia
      UNION ALL SELECT dia, soma_entrega_us, por_faixa FROM entregas_por_dia_pendentes) AS parte
GROUP BY dia;
COMMENT ON VIEW entregas_por_dia IS 'resumo_entrega_dia with what is pending';

CREATE VIEW rotas AS
SELECT origem, destino, sum(total_pacotes)::bigint AS total_pacotes, sum(pacotes_com_excecao)::bigint AS pacotes_com_excecao,
       sum(soma_entrega_us) AS soma_entrega_us, soma_contagens(por_faixa) AS por_faixa
FROM (SELECT origem, destino, total_pacotes, pacotes_com_excecao, soma_entrega_us, por_faixa FROM resumo_rota
      UNION ALL SELECT origem, destino, total_pacotes, pacotes_com_excecao, soma_entrega_us, por_faixa FROM rotas_pendentes) AS parte
GROUP BY origem, destino;
COMMENT ON VIEW rotas IS 'resumo_rota with what is pending';
