-- Least privilege: the writer deletes only differences that it has folded into the summaries; the reader gets the summaries only
-- together with what is pending; neither can change the schema.
GRANT SELECT, INSERT, UPDATE ON pacotes, resumo_geral, resumo_status, resumo_hora, resumo_entrega, resumo_entrega_dia,
    resumo_entrega_rota, resumo_rota, resumo_gravacao, ocorrencias, resumo_qualidade, posicoes_contadas TO rastreamento_writer;
GRANT SELECT, INSERT ON eventos_rastreamento TO rastreamento_writer;
GRANT SELECT, INSERT, DELETE ON resumo_pendente TO rastreamento_writer;
REVOKE ALL ON resumo_hora, resumo_entrega, resumo_entrega_dia, resumo_entrega_rota, resumo_rota FROM rastreamento_reader;
GRANT SELECT ON pacotes, eventos_rastreamento, resumo_geral, resumo_status, resumo_gravacao, resumo_qualidade, ocorrencias,
    eventos_por_hora, entregas_por_faixa, entregas_por_dia, entregas_por_rota, rotas TO rastreamento_reader;
