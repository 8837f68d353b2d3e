-- The lists' indexes of V8 on what nearly each scan changes (status, latest event) left no update of pacotes HOT. Here are
-- indexes on what changes seldom, from which the lists are found just as exactly (decision 0038).
DROP INDEX pacotes_parados, pacotes_por_status;

-- More room: nearly each scan is HOT again, and finds it in its own page.
ALTER TABLE pacotes SET (fillfactor = 50);

-- Generated first, so that one rewrite of the table fills it. A writer of an earlier version, which does not know it, says nothing.
ALTER TABLE pacotes
    ADD COLUMN parado_desde timestamptz NOT NULL GENERATED ALWAYS AS (data_ultimo_evento) STORED,
    ADD COLUMN status_raro text COLLATE "C" GENERATED ALWAYS AS (
        CASE WHEN status_atual NOT IN ('AGUARDANDO POSTAGEM', 'POSTADO', 'EM TRÂNSITO', 'RECEBIDO NA UNIDADE',
                                       'SAIU PARA ENTREGA', 'AGUARDANDO RETIRADA', 'ENTREGUE')
               OR data_entrega IS NOT NULL AND status_atual <> 'ENTREGUE'
             THEN status_atual END) STORED;
ALTER TABLE pacotes
    ALTER COLUMN parado_desde DROP EXPRESSION,
    ALTER COLUMN parado_desde SET DEFAULT '-infinity',
    ADD CHECK (parado_desde <= data_ultimo_evento);

COMMENT ON COLUMN pacotes.parado_desde IS
    'Lower bound of data_ultimo_evento, which tells where to look for silent parcels: set when the row is created, raised now and then, not by each scan. Not part of the parcel''s state';
COMMENT ON COLUMN pacotes.status_raro IS
    'status_atual, unless it is one of the few that most parcels have at some time and what data_entrega says is not contrary to it';

CREATE INDEX pacotes_parados ON pacotes (parado_desde, id_pacote) WHERE data_entrega IS NULL;
CREATE INDEX pacotes_abertos ON pacotes (id_pacote) WHERE data_entrega IS NULL;
CREATE INDEX pacotes_por_status_raro ON pacotes (status_raro, id_pacote) WHERE status_raro IS NOT NULL;
