-- What the retention of events was and is (afterMigrate__retencao.sql), which must outlive the setting: events that it deleted
-- stay counted, so they must be neither written again (R1) nor missed by a recount (R6).
-- One row, always there. Nothing of it is for the writer or the reader.
CREATE TABLE retencao_eventos (
    unico     boolean PRIMARY KEY DEFAULT true CHECK (unico),
    retencao  interval,
    horizonte timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO retencao_eventos DEFAULT VALUES;

COMMENT ON COLUMN retencao_eventos.retencao IS
    'Events older than this are refused, and may be deleted a day later; null: all events are kept';
COMMENT ON COLUMN retencao_eventos.horizonte IS
    'Events before this may have been deleted by a retention of earlier days';
