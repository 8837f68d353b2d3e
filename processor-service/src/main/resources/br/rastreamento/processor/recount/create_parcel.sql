-- A row for events that have none. Its state is corrected in the same transaction; its route nobody stored.
INSERT INTO pacotes (id_pacote, data_primeiro_evento, data_ultimo_evento, fase_atual, status_atual, origem, destino)
VALUES (?, 'epoch', 'epoch', 'DESCONHECIDO', '?', 'NÃO INFORMADO', 'NÃO INFORMADO')
ON CONFLICT (id_pacote) DO NOTHING
