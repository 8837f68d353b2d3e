COPY eventos_rastreamento (id_pacote, data_evento, status_rastreamento) FROM STDIN (FORMAT binary)
