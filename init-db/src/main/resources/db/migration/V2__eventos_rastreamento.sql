-- Each distinct scan once (R1). No foreign key to pacotes: the only writer writes both in one transaction, and the key
-- would halve its speed and deadlock when a chunk is created. Origin and destination are the parcel's (R4), not the scan's.
CREATE TABLE eventos_rastreamento (
    id_pacote           bigint NOT NULL,
    data_evento         timestamptz NOT NULL,
    status_rastreamento text COLLATE "C" NOT NULL
);

-- A hypertable where TimescaleDB is; the same table without it. 7-day chunks keep the newest indexes in memory.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        PERFORM create_hypertable(
            'eventos_rastreamento', by_range('data_evento', INTERVAL '7 days'), create_default_indexes => false);
    END IF;
END
$$;

-- Identity (R1), and the index that a parcel's timeline is read from.
ALTER TABLE eventos_rastreamento
    ADD CONSTRAINT eventos_rastreamento_identidade UNIQUE (id_pacote, data_evento, status_rastreamento);

COMMENT ON TABLE eventos_rastreamento IS 'Each distinct scan of each parcel, written only by processor-service';
