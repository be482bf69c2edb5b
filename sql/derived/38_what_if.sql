-- What a reader may suppose of an asset: any fact that they may be told of it. What rests on others is not told.

CREATE VIEW publish.fact_supposed WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, own.name, fact.fact_code, fact.label, fact.kind, fact.unit,
       greatest(marking.rank, (SELECT max(marked.rank) FROM facts.fact_rank marked
                               WHERE marked.asset_id = asset.asset_id AND marked.fact_code = fact.fact_code)) <= asset.clearance AS may,
       (SELECT jsonb_object_agg(word.said, known.ordinal)
        FROM evaluation.fact_value known CROSS JOIN LATERAL (VALUES (lower(known.code)), (lower(known.label))) AS word (said)
        WHERE known.fact_code = fact.fact_code) AS choices
FROM publish.asset_cleared asset
JOIN register.asset own ON own.asset_id = asset.asset_id
CROSS JOIN evaluation.fact
JOIN code.marking ON marking.code = fact.marking_code;
COMMENT ON VIEW publish.fact_supposed IS 'Each fact of each asset that the reader may see, and whether they may be told it.';
COMMENT ON COLUMN publish.fact_supposed.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.fact_supposed.reference IS 'Its reference.';
COMMENT ON COLUMN publish.fact_supposed.unit IS 'Unit of a number; null of others.';
COMMENT ON COLUMN publish.fact_supposed.name IS 'What the asset is called.';
COMMENT ON COLUMN publish.fact_supposed.fact_code IS 'Code of the fact.';
COMMENT ON COLUMN publish.fact_supposed.label IS 'What people read.';
COMMENT ON COLUMN publish.fact_supposed.kind IS 'number, boolean or code.';
COMMENT ON COLUMN publish.fact_supposed.may IS 'The reader may be told it.';
COMMENT ON COLUMN publish.fact_supposed.choices IS 'Of a code: its values by code and label, in small letters, with the number that stands for each; null of others.';

CREATE VIEW publish.test_withheld WITH (security_barrier) AS
SELECT asset.asset_id, criterion.criterion_id
FROM publish.asset_cleared asset
CROSS JOIN evaluation.criterion
JOIN facts.criterion_rank own ON own.criterion_id = criterion.criterion_id
LEFT JOIN facts.test_rank marked ON marked.asset_id = asset.asset_id AND marked.criterion_id = criterion.criterion_id
WHERE greatest(own.rank, marked.rank) > asset.clearance;
COMMENT ON VIEW publish.test_withheld IS 'The tests of each asset that rest on what is marked above the reader''s clearance.';
COMMENT ON COLUMN publish.test_withheld.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.test_withheld.criterion_id IS 'The criterion.';

-- MATERIALIZED and OFFSET 0 keep each look-up to one asset: else the view would be worked out for all of them.
CREATE FUNCTION publish.supposed(given jsonb, OUT place bigint, OUT asset_id bigint, OUT reference text, OUT name text, OUT fact_code text,
                                 OUT label text, OUT unit text, OUT kind text, OUT value double precision, OUT problem text) RETURNS SETOF record
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
WITH given AS MATERIALIZED (
    SELECT e.place, upper(e.change ->> 'asset') AS asset, e.change ->> 'fact' AS fact, lower(btrim(e.change ->> 'value')) AS said
    FROM jsonb_array_elements(supposed.given) WITH ORDINALITY AS e (change, place)),
found AS (
    SELECT g.place, g.said, g.asset, g.fact, f.asset_id, f.reference, f.name, f.fact_code, f.label, f.kind, f.unit, f.may, f.choices,
           EXISTS (SELECT FROM publish.fact_supposed s WHERE s.reference = g.asset OFFSET 0) AS is_there
    FROM given g
    LEFT JOIN LATERAL (SELECT s.* FROM publish.fact_supposed s WHERE s.reference = g.asset AND s.fact_code = g.fact OFFSET 0) AS f ON true)
SELECT found.place, found.asset_id, found.reference, found.name, found.fact_code, found.label, found.unit, found.kind,
       CASE WHEN said IS NULL OR said = 'unknown' THEN NULL
            WHEN kind = 'boolean' THEN (said IN ('yes', 'true', '1'))::integer::double precision
            WHEN kind = 'code' THEN (choices ->> said)::double precision
            WHEN said ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,30})?$' THEN said::double precision END AS value,
       CASE WHEN NOT is_there THEN format('there is no asset with the reference `%s`', left(asset, 60))
            WHEN fact_code IS NULL THEN format('there is no fact `%s`: `terrier facts %s` lists them with their codes', left(fact, 60), asset)
            WHEN NOT may THEN format('%s of %s rests on what is marked above what you may read', label, asset)
            WHEN said IS NULL OR said = 'unknown' THEN NULL
            WHEN kind = 'boolean' AND said NOT IN ('yes', 'no', 'true', 'false', '1', '0')
                THEN format('%s (%s) is yes, no or unknown, not `%s`', fact_code, label, left(said, 60))
            WHEN kind = 'code' AND NOT choices ? said
                THEN format('%s (%s) is one of %s, or unknown, not `%s`', fact_code, label,
                            (SELECT string_agg(key, ', ' ORDER BY value::integer, key) FROM jsonb_each_text(choices)), left(said, 60))
            WHEN kind = 'number' AND said !~ '^[+-]?[0-9]{1,15}([.][0-9]{1,30})?$'
                THEN format('%s (%s) is a number%s or unknown, not `%s`', fact_code, label, coalesce(', in ' || unit || ',', ''), left(said, 60))
       END AS problem
FROM found
ORDER BY found.place
$$;
COMMENT ON FUNCTION publish.supposed(jsonb) IS 'What is supposed, a list of {asset, fact, value}, checked against what the reader may be told: the number that each stands for, or a sentence of what is wrong. For what-ifs and scenarios alike.';

CREATE VIEW publish.supposition WITH (security_barrier) AS
SELECT given.scenario_id, given.run_id, fact.asset_id, fact.reference, fact.name, fact.fact_code, fact.label, fact.unit, given.was, given.value,
       said.words[1] AS was_said, said.words[2] AS said, given.changed_at, given.changed_by
FROM (SELECT own.scenario_id, NULL::bigint AS run_id, own.asset_id, own.fact_code, NULL::double precision AS was, own.value, own.changed_at, own.changed_by
      FROM programme.scenario_fact own
      UNION ALL
      SELECT NULL, own.run_id, own.asset_id, own.fact_code, own.was, own.value, NULL, NULL FROM programme.run_supposed own) AS given
CROSS JOIN LATERAL (SELECT own.* FROM publish.fact_supposed own
                    WHERE own.asset_id = given.asset_id AND own.fact_code = given.fact_code AND own.may OFFSET 0) AS fact
CROSS JOIN LATERAL (
    SELECT array_agg(CASE WHEN one.amount IS NULL THEN 'unknown'
                          WHEN fact.kind = 'boolean' THEN CASE WHEN one.amount <> 0 THEN 'yes' ELSE 'no' END
                          WHEN fact.kind = 'code' THEN coalesce((SELECT known.label FROM evaluation.fact_value known
                                                                 WHERE known.fact_code = fact.fact_code AND known.ordinal = one.amount), one.amount::text)
                          ELSE publish.amount_words(one.amount, fact.unit) END ORDER BY one.place) AS words
    FROM unnest(ARRAY[given.was, given.value]) WITH ORDINALITY AS one (amount, place)) AS said;
COMMENT ON VIEW publish.supposition IS 'The facts that scenarios and their runs suppose, of those that the reader may be told. Not granted: what is granted stands on it.';
COMMENT ON COLUMN publish.supposition.was_said IS 'What it is in the run compared with, as people read it.';
COMMENT ON COLUMN publish.supposition.said IS 'What it is supposed to be, as people read it.';

CREATE VIEW publish.scenario_fact WITH (security_barrier) AS
SELECT own.scenario_id, own.asset_id, own.reference, own.name, own.fact_code, own.label, own.unit, own.value, own.said, own.changed_at, own.changed_by
FROM publish.supposition own
WHERE own.scenario_id IS NOT NULL;
COMMENT ON VIEW publish.scenario_fact IS 'The facts that scenarios suppose, of those that the reader may be told.';

CREATE VIEW publish.scenario_said WITH (security_barrier) AS
SELECT scenario.name AS scenario, 'setting' AS kind, own.setting_code AS code, own.group_code AS of_what, own.what, own.said, own.changed_at, own.changed_by, own.place
FROM publish.scenario_setting own
JOIN programme.scenario ON scenario.scenario_id = own.scenario_id
UNION ALL
SELECT scenario.name, 'fact', own.fact_code, own.reference, own.label || ' of ' || own.reference, own.said, own.changed_at, own.changed_by, 100
FROM publish.scenario_fact own
JOIN programme.scenario ON scenario.scenario_id = own.scenario_id;
COMMENT ON VIEW publish.scenario_said IS 'What scenarios change, as people read it: what they set, and the facts that they suppose of those that the reader may be told.';
COMMENT ON COLUMN publish.scenario_said.scenario IS 'What the scenario is called.';
COMMENT ON COLUMN publish.scenario_said.kind IS 'setting or fact.';
COMMENT ON COLUMN publish.scenario_said.code IS 'The setting, or the fact.';
COMMENT ON COLUMN publish.scenario_said.of_what IS 'The fund or kind of option, or the asset; empty of settings that have none.';
COMMENT ON COLUMN publish.scenario_said.what IS 'What is changed.';
COMMENT ON COLUMN publish.scenario_said.place IS 'Order in lists.';

CREATE VIEW publish.plan_supposed WITH (security_barrier) AS
SELECT plan.plan_id, own.asset_id, own.reference, own.name, own.fact_code, own.label, own.unit, own.was, own.value, own.was_said, own.said
FROM publish.supposition own
JOIN programme.plan ON plan.run_id = own.run_id;
COMMENT ON VIEW publish.plan_supposed IS 'The facts that programmes of scenarios supposed, of those that the reader may be told.';

DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT view.attrelid::regclass AS view, view.attname AS name, said.comment
        FROM pg_attribute view
        CROSS JOIN LATERAL (
            SELECT col_description(base.attrelid, base.attnum) AS comment
            FROM unnest(ARRAY['publish.supposition', 'programme.scenario_fact', 'programme.run_supposed', 'publish.fact_supposed', 'programme.plan']::regclass[])
                 WITH ORDINALITY AS taken (base, place)
            JOIN pg_attribute base ON base.attrelid = taken.base AND base.attname = view.attname AND NOT base.attisdropped
            WHERE col_description(base.attrelid, base.attnum) IS NOT NULL
            ORDER BY taken.place LIMIT 1) AS said
        WHERE view.attrelid IN ('publish.supposition'::regclass, 'publish.scenario_fact'::regclass, 'publish.scenario_said'::regclass,
                                'publish.plan_supposed'::regclass)
          AND view.attnum > 0 AND col_description(view.attrelid, view.attnum) IS NULL
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', found.view, found.name, found.comment);
    END LOOP;
END $$;
