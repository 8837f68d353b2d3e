UPDATE resumo_status r SET fase = coalesce(c.fase::fase_rastreamento, 'DESCONHECIDO')
FROM resumo_status s
LEFT JOIN unnest(?::text[], ?::text[]) AS c(status, fase) ON c.status COLLATE "C" = s.status_rastreamento
WHERE r.status_rastreamento = s.status_rastreamento AND r.fase <> coalesce(c.fase::fase_rastreamento, 'DESCONHECIDO')
