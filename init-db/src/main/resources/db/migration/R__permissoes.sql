-- Least privilege: the writer deletes only differences that it has folded into the summaries, and frees their space; the reader
-- gets the summaries only together with what is pending; neither can change the schema.
GRANT SELECT, INSERT, UPDATE ON pacotes, resumo_geral, resumo_status, resumo_dia, resumo_entrega, resumo_entrega_dia,
    resumo_rota, resumo_gravacao, ocorrencias, resumo_qualidade, posicoes_contadas TO rastreamento_writer;
GRANT SELECT, INSERT ON eventos_rastreamento TO rastreamento_writer;
GRANT SELECT, INSERT, DELETE, MAINTAIN ON resumo_diferenca TO rastreamento_writer;
GRANT SELECT ON eventos_por_dia_pendentes, entregas_pendentes, entregas_por_dia_pendentes, rotas_pendentes TO rastreamento_writer;
REVOKE ALL ON resumo_dia, resumo_entrega, resumo_entrega_dia, resumo_rota, resumo_diferenca,
    eventos_por_dia_pendentes, entregas_pendentes, entregas_por_dia_pendentes, rotas_pendentes FROM rastreamento_reader;
GRANT SELECT ON pacotes, eventos_rastreamento, resumo_geral, resumo_status, resumo_gravacao, resumo_qualidade, ocorrencias,
    eventos_por_dia, entregas, entregas_por_dia, rotas, rotas_conhecidas TO rastreamento_reader;
