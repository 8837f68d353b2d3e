-- Run as superuser inside the product's database; may be run again at any time. It sets the passwords that are given, and
-- leaves the others as they are; a role that it creates has the name of the product as password until one is given.
-- Three roles, each with what its job needs: the owner migrates, the writer is the processor, the reader is the API.
-- What they may do with the tables is granted by the migrations, which own the tables (R__permissoes.sql).
-- Passwords come from custom settings of the session, so that this file works from psql and JDBC alike:
--   PGOPTIONS="-c rastreamento.writer_password=…" psql -f 02-roles.sql
DO $$
DECLARE
    role_name text;
    password text;
BEGIN
    -- Roles belong to the whole server: two databases bootstrapped at once would collide on the same catalogue rows.
    LOCK TABLE pg_catalog.pg_authid IN SHARE ROW EXCLUSIVE MODE;

    FOREACH role_name IN ARRAY ARRAY['owner', 'writer', 'reader'] LOOP
        password := nullif(current_setting('rastreamento.' || role_name || '_password', true), '');
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rastreamento_' || role_name) THEN
            EXECUTE format('CREATE ROLE %I', 'rastreamento_' || role_name);
            password := coalesce(password, 'rastreamento');
        END IF;
        EXECUTE format(
            'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION', 'rastreamento_' || role_name);
        IF password IS NOT NULL THEN
            EXECUTE format('ALTER ROLE %I PASSWORD %L', 'rastreamento_' || role_name, password);
        END IF;
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), 'rastreamento_' || role_name);
    END LOOP;

    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    -- Anybody may make large objects otherwise: a way to write for a role that may only read.
    REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
    GRANT USAGE, CREATE ON SCHEMA public TO rastreamento_owner;
    GRANT USAGE ON SCHEMA public TO rastreamento_writer, rastreamento_reader;
END
$$;
