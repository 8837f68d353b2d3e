-- For lists of an origin, which are merged from its routes: which routes those are, without summing up what they hold.
CREATE VIEW rotas_conhecidas AS
SELECT origem, destino FROM resumo_rota
UNION
SELECT o, d FROM resumo_diferenca, unnest(rotas_origem, rotas_destino) AS u (o, d);
COMMENT ON VIEW rotas_conhecidas IS 'Every route that a parcel has or had';
