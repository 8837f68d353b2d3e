-- What the dashboard's lists are read by, so that a page costs the same whatever it is filtered by.
-- The first breaks HOT for each scan that is newer, so every index of the table gets an entry then; that is the price, and
-- the second and the third add to it only their own entries. A phase is read status by status, so it needs no index.
CREATE INDEX pacotes_parados ON pacotes (data_ultimo_evento, id_pacote) WHERE data_entrega IS NULL;
CREATE INDEX pacotes_por_status ON pacotes (status_atual, id_pacote);
CREATE INDEX pacotes_por_rota ON pacotes (origem, destino, id_pacote);
