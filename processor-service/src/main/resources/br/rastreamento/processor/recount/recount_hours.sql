-- Events by hour (UTC) and status, as resumo_dia should have them. The hour in hours since 1970-01-01T00:00:00Z.
SELECT (extract(epoch FROM hora) / 3600)::int8, status_rastreamento, eventos
FROM (SELECT date_trunc('hour', data_evento, 'UTC') AS hora, status_rastreamento, count(*) AS eventos
      FROM eventos_rastreamento GROUP BY 1, 2) AS contado
