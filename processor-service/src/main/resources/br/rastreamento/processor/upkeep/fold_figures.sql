-- What is pending becomes part of the summaries, all of it or nothing, of one snapshot: readers, who sum both, see no difference.
-- Whoever runs this holds the lock of all folds, so what the snapshot shows is what is deleted.
WITH tomado AS (
    DELETE FROM resumo_diferenca RETURNING 1
), por_dia AS (
    INSERT INTO resumo_dia AS r (dia, status_rastreamento, eventos_por_hora)
    SELECT dia, status_rastreamento, eventos_por_hora FROM eventos_por_dia_pendentes
    ON CONFLICT (dia, status_rastreamento) DO UPDATE SET
        eventos_por_hora = somar_contagens(r.eventos_por_hora, EXCLUDED.eventos_por_hora)
), geral AS (
    UPDATE resumo_entrega AS r SET por_faixa = somar_contagens(r.por_faixa, p.por_faixa) FROM entregas_pendentes AS p
), entregas_por_dia AS (
    INSERT INTO resumo_entrega_dia AS r (dia, soma_entrega_us, por_faixa)
    SELECT dia, soma_entrega_us, por_faixa FROM entregas_por_dia_pendentes
    ON CONFLICT (dia) DO UPDATE SET
        soma_entrega_us = r.soma_entrega_us + EXCLUDED.soma_entrega_us,
        por_faixa = somar_contagens(r.por_faixa, EXCLUDED.por_faixa)
), por_rota AS (
    INSERT INTO resumo_rota AS r (origem, destino, total_pacotes, pacotes_com_excecao, soma_entrega_us, por_faixa)
    SELECT origem, destino, total_pacotes, pacotes_com_excecao, soma_entrega_us, por_faixa FROM rotas_pendentes
    ON CONFLICT (origem, destino) DO UPDATE SET
        total_pacotes = r.total_pacotes + EXCLUDED.total_pacotes,
        pacotes_com_excecao = r.pacotes_com_excecao + EXCLUDED.pacotes_com_excecao,
        soma_entrega_us = r.soma_entrega_us + EXCLUDED.soma_entrega_us,
        por_faixa = somar_contagens(r.por_faixa, EXCLUDED.por_faixa)
)
SELECT count(*) FROM tomado
