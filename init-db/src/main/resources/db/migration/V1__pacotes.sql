-- Where in its journey a parcel is. The order of the values is the rank that settles ties (R3).
CREATE TYPE fase_rastreamento AS ENUM (
    'POSTADO', 'EM_TRANSITO', 'SAIU_PARA_ENTREGA', 'AGUARDANDO_RETIRADA', 'EXCECAO', 'DEVOLUCAO', 'ENTREGUE', 'DESCONHECIDO');

-- One row a parcel: its current state, a fold over its events that does not depend on their order (R2).
-- Collation "C" compares by code point, as R3 and R4 demand, on any server.
-- fillfactor: the row is updated by nearly each scan; free space in the page keeps the update off the index (HOT).
CREATE TABLE pacotes (
    id_pacote            bigint PRIMARY KEY CHECK (id_pacote > 0),
    data_primeiro_evento timestamptz NOT NULL,
    data_ultimo_evento   timestamptz NOT NULL CHECK (data_ultimo_evento >= data_primeiro_evento),
    data_entrega         timestamptz CHECK (data_entrega BETWEEN data_primeiro_evento AND data_ultimo_evento),
    data_criacao         timestamptz NOT NULL DEFAULT now(),
    fase_atual           fase_rastreamento NOT NULL,
    status_atual         text COLLATE "C" NOT NULL CHECK (char_length(status_atual) BETWEEN 1 AND 100),
    origem               text COLLATE "C" NOT NULL CHECK (char_length(origem) BETWEEN 1 AND 255),
    destino              text COLLATE "C" NOT NULL CHECK (char_length(destino) BETWEEN 1 AND 255)
) WITH (fillfactor = 70);

COMMENT ON TABLE pacotes IS 'One row a parcel with its current state, written only by processor-service';
COMMENT ON COLUMN pacotes.data_primeiro_evento IS 'Earliest scan; origem and destino are those of this scan (R4)';
COMMENT ON COLUMN pacotes.data_ultimo_evento IS 'Latest scan; also the watermark of the write path: a newer scan cannot be stored yet';
COMMENT ON COLUMN pacotes.data_entrega IS 'Latest ENTREGUE scan (R5); null until then';
COMMENT ON COLUMN pacotes.data_criacao IS 'When this row was first written; not part of the parcel''s state';
