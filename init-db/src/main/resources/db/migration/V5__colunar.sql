-- Chunks older than 30 days are compressed, where the licence allows it: TimescaleDB Community. The Apache edition and plain
-- PostgreSQL keep rows, and nothing else differs.
-- Ordered by the whole identity (R1), parcel first: a late scan then decompresses the one batch of a thousand rows in which
-- its parcel would be, to see that it is not stored yet. A segment for each parcel would hold less than ten rows.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb')
       AND current_setting('timescaledb.license', true) = 'timescale' THEN
        ALTER TABLE eventos_rastreamento SET (
            timescaledb.enable_columnstore,
            timescaledb.segmentby = '',
            timescaledb.orderby = 'id_pacote, data_evento, status_rastreamento');
        CALL add_columnstore_policy('eventos_rastreamento', after => INTERVAL '30 days', if_not_exists => true);
    END IF;
END
$$;
