-- Before when events may have been deleted, and how many parcels have some from before that. A time of -infinity: never.
SELECT limite, (SELECT count(*) FROM pacotes WHERE data_primeiro_evento < limite)
FROM (SELECT greatest(horizonte, now() - retencao) AS limite FROM retencao_eventos) r
