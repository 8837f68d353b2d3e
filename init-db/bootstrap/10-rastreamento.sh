#!/bin/bash
# Run by the database container at its first start only, in /docker-entrypoint-initdb.d after the image's own scripts
# (it is sourced where the file system keeps no executable bit, hence no `set` and no `exit`).
# The passwords go into settings of the session, as 02-roles.sql wants them; psql quotes them, and they are not printed.
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    -v owner="${DATABASE_OWNER_PASSWORD:-rastreamento}" \
    -v writer="${DATABASE_WRITER_PASSWORD:-rastreamento}" \
    -v reader="${DATABASE_READER_PASSWORD:-rastreamento}" <<'SQL'
SELECT set_config('rastreamento.owner_password', :'owner', false),
       set_config('rastreamento.writer_password', :'writer', false),
       set_config('rastreamento.reader_password', :'reader', false) \g /dev/null
\i /bootstrap/01-database.sql
\i /bootstrap/02-roles.sql
SQL
