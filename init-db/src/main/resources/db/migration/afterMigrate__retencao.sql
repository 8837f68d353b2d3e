-- Run by Flyway at the end of every start, not as a version: it follows the settings EVENT_RETENTION and EVENT_EARLIEST, and the
-- server's licence. It adds, changes or removes the retention policy where the licence allows one, and does nothing else.
-- Chunks go a day after their last event is too old to be accepted, and for the first time a day after the policy was
-- made: in between, messages that were read are written, and all instances start with the new setting.
DO $$
DECLARE
    wanted    interval := justify_hours(make_interval(secs => nullif('${event_retention_seconds}', '')::bigint));
    accepted  timestamptz := greatest('${event_earliest}'::timestamptz, now() - wanted);
    margin    CONSTANT interval := INTERVAL '1 day';
    known     retencao_eventos;
    community boolean := false;
    policy    interval;
BEGIN
    SELECT * INTO STRICT known FROM retencao_eventos FOR UPDATE; -- one instance at a time
    known.horizonte := greatest(known.horizonte, now() - known.retencao);
    IF accepted < known.horizonte THEN
        RAISE EXCEPTION 'events before % may have been deleted by an earlier EVENT_RETENTION; if they came again they would be counted twice', known.horizonte
            USING HINT = format('Set EVENT_EARLIEST=%s or later, in ingest-service and processor-service alike.',
                                -- it moves on until the policy is gone, so leave time to restart
                                to_char(known.horizonte AT TIME ZONE 'UTC' + INTERVAL '2 days', 'YYYY-MM-DD"T00:00:00Z"'));
    END IF;

    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        community := current_setting('timescaledb.license', true) = 'timescale';
        SELECT (config ->> 'drop_after')::interval INTO policy FROM timescaledb_information.jobs
        WHERE proc_name = 'policy_retention' AND hypertable_name = 'eventos_rastreamento';
    END IF;

    IF NOT community THEN
        IF wanted IS NOT NULL THEN
            RAISE WARNING 'EVENT_RETENTION is set, but only TimescaleDB Community (timescaledb.license = timescale) can delete old events: they are refused, and none is deleted';
        END IF;
        -- A policy of better days stays, since nothing may change it here; without one nothing is deleted.
        wanted := CASE WHEN policy IS NULL THEN NULL ELSE known.retencao END;
    ELSIF policy IS DISTINCT FROM wanted + margin THEN
        PERFORM remove_retention_policy('eventos_rastreamento', if_exists => true);
        IF wanted IS NOT NULL THEN
            PERFORM add_retention_policy('eventos_rastreamento', drop_after => wanted + margin, initial_start => now() + margin);
        END IF;
    END IF;

    UPDATE retencao_eventos SET retencao = wanted, horizonte = known.horizonte WHERE retencao IS DISTINCT FROM wanted;
END
$$;
