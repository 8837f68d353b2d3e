-- What is wrong with the data that arrives: counted by the writer in the transaction of the events, never a reason to drop
-- one (R8). Each count says what of R2 it keeps.

-- Monotone: once two events of a parcel disagree they always do. So it depends neither on order nor on repeats (R2).
ALTER TABLE pacotes ADD COLUMN rota_divergente boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN pacotes.rota_divergente IS
    'Two events of the parcel state different (origem, destino); those of the earliest stand (R4). Events do not hold their route, so this is not recountable from them';

-- One row, always there; apart from resumo_geral, which a batch of repeats must not touch.
CREATE TABLE resumo_qualidade (
    unico                 boolean PRIMARY KEY DEFAULT true CHECK (unico),
    eventos_desconhecidos bigint NOT NULL DEFAULT 0,
    pacotes_divergentes   bigint NOT NULL DEFAULT 0,
    eventos_repetidos     bigint NOT NULL DEFAULT 0,
    eventos_adiantados    bigint NOT NULL DEFAULT 0,
    eventos_atrasados     bigint NOT NULL DEFAULT 0,
    atualizado_em         timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 10);
INSERT INTO resumo_qualidade DEFAULT VALUES;

COMMENT ON TABLE resumo_qualidade IS 'Data quality of all that was ever accepted, counted with the events themselves';
COMMENT ON COLUMN resumo_qualidade.eventos_desconhecidos IS
    'Stored events whose status the catalogue does not know (phase DESCONHECIDO). Exact: a recount of eventos_rastreamento gives the same (R6)';
COMMENT ON COLUMN resumo_qualidade.pacotes_divergentes IS
    'Parcels with rota_divergente. Exact, in any order and with any repeats (R2)';
COMMENT ON COLUMN resumo_qualidade.eventos_repetidos IS
    'Accepted messages that brought no new event (R1): messages less events. A message is one offset of a partition, counted once however often it is delivered, so order, batches and redelivery do not matter (R2)';
COMMENT ON COLUMN resumo_qualidade.eventos_adiantados IS
    'Accepted messages whose event is later than the message itself (timestamp of the Kafka record): a clock is wrong. Counted once a message, as eventos_repetidos (R2)';
COMMENT ON COLUMN resumo_qualidade.eventos_atrasados IS
    'Stored events that arrived after a later event of their parcel; at the same instant is not late. Arrival is the order of the partition: batches and redelivery do not matter; the order of arrival does, by nature, as does which partition is read first for parcels sent without a key';
COMMENT ON COLUMN resumo_qualidade.atualizado_em IS 'When the last batch that changed a count was written';

-- Up to where each partition is counted, so that a message delivered again is not counted again. Not the consumer's
-- position, which Kafka keeps: reading from any offset again stays possible and changes nothing.
CREATE TABLE particoes_contadas (
    particao       integer PRIMARY KEY,
    proximo_offset bigint NOT NULL
) WITH (fillfactor = 10);

COMMENT ON TABLE particoes_contadas IS
    'First offset of each partition of eventos_rastreamento whose message is not counted in resumo_qualidade. Empty it when the topic is created anew: its offsets start again';
