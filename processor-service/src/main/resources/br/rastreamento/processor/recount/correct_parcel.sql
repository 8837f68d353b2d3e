UPDATE pacotes SET
    status_atual = ?, fase_atual = ?::fase_rastreamento,
    data_primeiro_evento = timestamptz 'epoch' + ? * interval '1 us',
    data_ultimo_evento = timestamptz 'epoch' + ? * interval '1 us',
    data_entrega = timestamptz 'epoch' + ? * interval '1 us',
    teve_excecao = ?
WHERE id_pacote = ?
