-- The register as it was recorded at a past time: schema known has a view for each table of the register, of the newest
-- version of each row that was committed by then. Schemas facts_known and publish_known are the same views and functions
-- as facts and publish, installed a second time over schema known (engine/store/known.c says which names become which:
-- when that changes, change this file too, so that the schemas are built again).

COMMENT ON SCHEMA known IS 'The register''s tables, what was decided on it, boundaries and brownfield sites, as they were recorded at the time that known.revision() and known.moment() say, from history.';
COMMENT ON SCHEMA facts_known IS 'Schema facts over schema known.';
COMMENT ON SCHEMA publish_known IS 'Schema publish over schema known: what was recorded then, withheld as it was then and as it is now.';

CREATE FUNCTION known.revision() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('terrier.known_revision', true), '')::bigint, 9223372036854775807)
$$;
COMMENT ON FUNCTION known.revision() IS 'The newest revision that counts: the setting terrier.known_revision, else all.';

CREATE FUNCTION known.moment() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('terrier.known_moment', true), '')::timestamptz, 'infinity')
$$;
COMMENT ON FUNCTION known.moment() IS 'The time until which what has no revision counts, such as runs: the setting terrier.known_moment, else all.';

CREATE VIEW known.change AS
SELECT * FROM history.change WHERE revision <= known.revision();
COMMENT ON VIEW known.change IS 'The changes known by then.';

CREATE VIEW known.head AS
SELECT head.only_row, head.incarnation, least(head.revision, known.revision()) AS revision, newest.digest
FROM history.head
LEFT JOIN history.change newest ON newest.revision = least(head.revision, known.revision());
COMMENT ON VIEW known.head IS 'The newest change known by then.';

CREATE VIEW known.run AS
SELECT * FROM evaluation.run WHERE made_at <= known.moment();
COMMENT ON VIEW known.run IS 'The judgings that had been made by then.';

-- Types of the register's go by the same names.
DO $$
DECLARE
    own record;
BEGIN
    FOR own IN SELECT typname, oid::regtype AS type FROM pg_type WHERE typnamespace = 'register'::regnamespace AND typtype = 'd' LOOP
        EXECUTE format('CREATE DOMAIN known.%I AS %s', own.typname, own.type);
        EXECUTE format('COMMENT ON DOMAIN known.%I IS %L', own.typname, 'As ' || own.type || '.');
    END LOOP;
END $$;

-- The newest version of a row is the one after which no other of it was known: asked so, and not by sorting, since the
-- views of an asset look for its parts by its number. A row that was deleted by then is not there. A column that a
-- version is older than has its preset value, where it must have one. A row's own marking is the stricter of that time's
-- and today's (of a row that is gone, its last).
DO $$
DECLARE
    tracked record;
BEGIN
    FOR tracked IN
        SELECT live.relname AS name, live.oid::regclass AS live, past.oid::regclass AS past,
               (SELECT string_agg(format('later.%1$I = own.%1$I', attname), ' AND ')
                FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey::int2[])
                WHERE indrelid = live.oid AND indisprimary) AS same_key,
               (SELECT string_agg(CASE
                           WHEN a.attname = 'marking_code' THEN '(SELECT marking.code FROM code.marking WHERE marking.code IN
                               (own.marking_code, (SELECT later.marking_code FROM ' || past.oid::regclass
                               || ' later WHERE SAME ORDER BY later.version_id DESC LIMIT 1))
                                ORDER BY marking.rank DESC LIMIT 1) AS marking_code'
                           WHEN a.attnotnull AND a.attgenerated = '' AND pg_get_expr(d.adbin, d.adrelid) !~ '\('
                           THEN format('coalesce(own.%1$I, %2$s) AS %1$I', a.attname, pg_get_expr(d.adbin, d.adrelid))
                           ELSE format('own.%I', a.attname) END, ', ' ORDER BY a.attnum)
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = live.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
        FROM pg_trigger kept
        JOIN pg_class live ON live.oid = kept.tgrelid
             AND live.relnamespace IN ('register'::regnamespace, 'gazetteer'::regnamespace, 'governance'::regnamespace)
        JOIN pg_class past ON past.relname = live.relname AND past.relnamespace = 'history'::regnamespace
        WHERE kept.tgname = 'history_insert'
    LOOP
        EXECUTE format(
            'CREATE VIEW known.%1$I AS
             SELECT %2$s FROM %3$s own
             JOIN history.change made ON made.change_id = own.change_id AND made.revision <= known.revision()
             WHERE own.operation <> ''D''
               AND NOT EXISTS (SELECT FROM %3$s later
                               JOIN history.change since ON since.change_id = later.change_id
                               WHERE %4$s AND later.version_id > own.version_id
                                 AND since.revision <= known.revision())',
            tracked.name, replace(tracked.columns, 'SAME', tracked.same_key), tracked.past, tracked.same_key);
        EXECUTE format('COMMENT ON VIEW known.%I IS %L', tracked.name, tracked.live || ' as it was recorded then.');
    END LOOP;
END $$;

-- What a proposal lacks and who decides on it, by the same words over what was known. Thresholds are rules with days.
CREATE VIEW known.threshold AS SELECT * FROM governance.threshold;
COMMENT ON VIEW known.threshold IS 'governance.threshold: rules are dated and not recorded anew.';
DO $$
DECLARE
    own regprocedure;
BEGIN
    FOREACH own IN ARRAY '{governance.valuation_counted(bigint\,date),governance.level_needed(bigint\,date),governance.undervalue_unsaid(bigint\,date),
                              governance.shortfall(bigint\,text)}'::regprocedure[] LOOP
        EXECUTE regexp_replace(pg_get_functiondef(own), '\m(register|governance)\.', 'known.', 'g');
        EXECUTE format('COMMENT ON FUNCTION %s IS %L', replace(own::text, 'governance.', 'known.'), obj_description(own, 'pg_proc'));
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', replace(own::text, 'governance.', 'known.'));
    END LOOP;
END $$;
