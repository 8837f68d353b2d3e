-- Figures of the dashboard beyond its totals, kept like these: by the writer, in the transaction of the events (R6), so that
-- reading them costs the same however many events are stored. What is stored already is counted here, once; of what a
-- retention has deleted, hours and exceptions are not known any more.

-- A writer of an earlier version does not know these figures. It must not go on: the first table that it writes has another
-- name now, so it pauses, without loss, until it is replaced.
ALTER TABLE particoes_contadas RENAME TO posicoes_contadas;

-- Monotone, so it depends neither on order nor on repeats (R2); and recountable, as events hold their status.
ALTER TABLE pacotes ADD COLUMN teve_excecao boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN pacotes.teve_excecao IS 'Any scan of the parcel is of phase EXCECAO, whatever came later';
UPDATE pacotes SET teve_excecao = true WHERE id_pacote IN (
    SELECT id_pacote FROM eventos_rastreamento WHERE status_rastreamento IN (
        'EXTRAVIADO', 'ROUBADO', 'AVARIADO', 'DESTINATÁRIO AUSENTE', 'ENDEREÇO INCORRETO',
        'RECUSADO PELO DESTINATÁRIO', 'ENTREGA NÃO REALIZADA', 'ATRASADO', 'RETIDO', 'CANCELADO'));

ALTER TABLE resumo_geral ADD COLUMN pacotes_com_excecao bigint NOT NULL DEFAULT 0;
UPDATE resumo_geral SET pacotes_com_excecao = (SELECT count(*) FROM pacotes WHERE teve_excecao);
COMMENT ON COLUMN resumo_geral.pacotes_com_excecao IS 'Parcels with teve_excecao';

CREATE TABLE resumo_hora (
    hora                timestamptz,
    status_rastreamento text COLLATE "C",
    total_eventos       bigint NOT NULL,
    PRIMARY KEY (hora, status_rastreamento)
) WITH (fillfactor = 50);
INSERT INTO resumo_hora
SELECT date_trunc('hour', data_evento, 'UTC'), status_rastreamento, count(*) FROM eventos_rastreamento GROUP BY 1, 2;
COMMENT ON TABLE resumo_hora IS 'Events by the hour in which they happened (UTC) and status';

-- Delivery times (R5) as histograms, from which percentiles are read. Class 0 ends before 60 s; each later one ends a 25th
-- after the one before it, in whole microseconds: class DeliveryTimeScale of event-contract. The sums are exact.
CREATE TABLE resumo_entrega (
    faixa             smallint PRIMARY KEY,
    pacotes_entregues bigint NOT NULL
) WITH (fillfactor = 10);
COMMENT ON TABLE resumo_entrega IS 'Delivered parcels by class of delivery time; their sum is in resumo_geral';

CREATE TABLE resumo_entrega_dia (
    dia               date,
    faixa             smallint,
    pacotes_entregues bigint NOT NULL,
    soma_entrega_us   numeric NOT NULL,
    PRIMARY KEY (dia, faixa)
) WITH (fillfactor = 50);
COMMENT ON TABLE resumo_entrega_dia IS 'Delivered parcels by the day of delivery (UTC) and class of delivery time';

CREATE TABLE resumo_entrega_rota (
    origem            text COLLATE "C",
    destino           text COLLATE "C",
    faixa             smallint,
    pacotes_entregues bigint NOT NULL,
    soma_entrega_us   numeric NOT NULL,
    PRIMARY KEY (origem, destino, faixa)
) WITH (fillfactor = 70);
COMMENT ON TABLE resumo_entrega_rota IS 'Delivered parcels by route and class of delivery time';

CREATE TABLE resumo_rota (
    origem              text COLLATE "C",
    destino             text COLLATE "C",
    total_pacotes       bigint NOT NULL,
    pacotes_com_excecao bigint NOT NULL,
    PRIMARY KEY (origem, destino)
) WITH (fillfactor = 50);
INSERT INTO resumo_rota
SELECT origem, destino, count(*), count(*) FILTER (WHERE teve_excecao) FROM pacotes GROUP BY 1, 2;
COMMENT ON TABLE resumo_rota IS 'Parcels by route (R4)';

WITH RECURSIVE fim (faixa, us) AS (
    SELECT 0, 60000000::bigint UNION ALL SELECT faixa + 1, us + us / 25 FROM fim WHERE faixa < 600
), entregue AS (
    SELECT (extract(epoch FROM data_entrega - data_primeiro_evento) * 1000000)::bigint AS us,
           (data_entrega AT TIME ZONE 'UTC')::date AS dia, origem, destino
    FROM pacotes WHERE data_entrega IS NOT NULL
), classificado AS (
    SELECT *, width_bucket(us, (SELECT array_agg(fim.us ORDER BY fim.faixa) FROM fim)) AS faixa FROM entregue
), geral AS (
    INSERT INTO resumo_entrega SELECT faixa, count(*) FROM classificado GROUP BY 1
), por_dia AS (
    INSERT INTO resumo_entrega_dia SELECT dia, faixa, count(*), sum(us) FROM classificado GROUP BY 1, 2
)
INSERT INTO resumo_entrega_rota SELECT origem, destino, faixa, count(*), sum(us) FROM classificado GROUP BY 1, 2, 3;

-- How fast events come in. Not a figure of the events themselves: they do not hold when they were stored.
CREATE TABLE resumo_gravacao (
    minuto        timestamptz PRIMARY KEY,
    total_eventos bigint NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE resumo_gravacao IS 'New events by the minute in which they were stored';

-- The latest scans that somebody may have to act on, in a ring of 256 places: it neither grows nor needs deleting.
ALTER TABLE resumo_geral ADD COLUMN ultima_ocorrencia bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN resumo_geral.ultima_ocorrencia IS 'Number of the latest row of ocorrencias; its lock makes numbers follow the order of commits';
CREATE TABLE ocorrencias (
    vaga                smallint PRIMARY KEY CHECK (vaga = numero % 256),
    numero              bigint NOT NULL,
    id_pacote           bigint NOT NULL,
    data_evento         timestamptz NOT NULL,
    fase                fase_rastreamento NOT NULL,
    status_rastreamento text COLLATE "C" NOT NULL,
    gravado_em          timestamptz NOT NULL
) WITH (fillfactor = 30);
COMMENT ON TABLE ocorrencias IS 'Latest stored scans of phases EXCECAO and DEVOLUCAO, of each batch the 20 latest';
