-- Tells the planner what the register holds now. The server would do so by itself, but only after a minute, and
-- whoever asks in that minute would wait for plans made for empty tables.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN
        SELECT format('%I.%I', n.nspname, c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('register', 'source') AND c.relkind = 'r'
    LOOP
        EXECUTE 'ANALYZE ' || name;
    END LOOP;
END $$;
