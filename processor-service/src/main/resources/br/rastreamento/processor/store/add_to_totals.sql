-- Step 5: differences to the one row of resumo_geral, in the transaction of the events (R6), and near its end: its lock, held
-- until the commit, is every other writer's wait.
UPDATE resumo_geral SET
    total_pacotes = total_pacotes + ?,
    total_eventos = total_eventos + ?,
    pacotes_entregues = pacotes_entregues + ?,
    pacotes_com_excecao = pacotes_com_excecao + ?,
    soma_entrega_us = soma_entrega_us + ?,
    ultima_ocorrencia = ultima_ocorrencia + ?,
    atualizado_em = clock_timestamp()
RETURNING ultima_ocorrencia
