-- Run as superuser inside the product's database; may be run again at any time.
-- TimescaleDB where the server has it loaded; plain PostgreSQL otherwise. CREATE EXTENSION on a server that has the
-- files but not the preload ends the connection, hence the look at shared_preload_libraries first.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb')
       AND current_setting('shared_preload_libraries') LIKE '%timescaledb%' THEN
        CREATE EXTENSION IF NOT EXISTS timescaledb;
    END IF;
END
$$;
