-- Figures that the writer keeps in the same transaction as the events, so that they are exact (R6) and cost nothing to
-- read. Low fillfactor: few rows, updated by each batch, pruned in place (HOT).

-- One row, always there.
CREATE TABLE resumo_geral (
    unico             boolean PRIMARY KEY DEFAULT true CHECK (unico),
    total_pacotes     bigint NOT NULL DEFAULT 0,
    total_eventos     bigint NOT NULL DEFAULT 0,
    pacotes_entregues bigint NOT NULL DEFAULT 0,
    -- numeric: ten million parcels of ten days each come near the end of bigint
    soma_entrega_us   numeric NOT NULL DEFAULT 0,
    atualizado_em     timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 10);
INSERT INTO resumo_geral DEFAULT VALUES;

COMMENT ON COLUMN resumo_geral.soma_entrega_us IS 'Sum of delivery times (R5) of the delivered parcels, in microseconds';
COMMENT ON COLUMN resumo_geral.atualizado_em IS 'When the last batch that changed a figure was written';

CREATE TABLE resumo_status (
    status_rastreamento text COLLATE "C" PRIMARY KEY,
    fase                fase_rastreamento NOT NULL,
    total_pacotes       bigint NOT NULL
) WITH (fillfactor = 10);

COMMENT ON TABLE resumo_status IS 'Parcels by current status; a row stays when its count falls to 0';
