-- For the list of parcels that ever had an exception: few, and they stay so.
CREATE INDEX pacotes_com_excecao ON pacotes (id_pacote) WHERE teve_excecao;
