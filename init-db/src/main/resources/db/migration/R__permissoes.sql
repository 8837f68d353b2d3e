-- Least privilege: the writer never deletes, neither writer nor reader can change the schema.
GRANT SELECT, INSERT, UPDATE ON pacotes, resumo_geral, resumo_status, resumo_hora, resumo_entrega, resumo_entrega_dia,
    resumo_entrega_rota, resumo_rota, resumo_gravacao, ocorrencias, resumo_qualidade, posicoes_contadas TO rastreamento_writer;
GRANT SELECT, INSERT ON eventos_rastreamento TO rastreamento_writer;
GRANT SELECT ON pacotes, eventos_rastreamento, resumo_geral, resumo_status, resumo_hora, resumo_entrega, resumo_entrega_dia,
    resumo_entrega_rota, resumo_rota, resumo_gravacao, ocorrencias, resumo_qualidade TO rastreamento_reader;
