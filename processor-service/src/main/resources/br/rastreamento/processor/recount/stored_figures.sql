SELECT total_pacotes, total_eventos, pacotes_entregues, soma_entrega_us, pacotes_com_excecao, eventos_desconhecidos, pacotes_divergentes
FROM resumo_geral, resumo_qualidade
