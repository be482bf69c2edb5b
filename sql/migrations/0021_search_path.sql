-- Where pg_temp is not named it is looked into before all others for tables and types, and there anyone who may make a
-- temporary table decides what a name means. Functions that name their path name it too, last.
DO $$
DECLARE
    named record;
BEGIN
    FOR named IN
        SELECT p.oid::regprocedure AS name, substr(setting, length('search_path=') + 1) AS path
        FROM pg_proc p CROSS JOIN LATERAL unnest(p.proconfig) AS setting
        WHERE p.pronamespace IN ('history'::regnamespace, 'evaluation'::regnamespace, 'code'::regnamespace)
          AND setting IN ('search_path=pg_catalog', 'search_path=pg_catalog, public')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %s, pg_temp', named.name, named.path);
    END LOOP;
END $$;
