-- What is supposed, checked against what the reader may be told. $1 JSON: a list of {asset, fact, value}, values as text.
-- MATERIALIZED and OFFSET 0 keep each look-up to one asset: else the view would be worked out for all of them.
WITH given AS MATERIALIZED (
    SELECT e.place, upper(e.change ->> 'asset') AS asset, e.change ->> 'fact' AS fact, lower(btrim(e.change ->> 'value')) AS said
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (change, place)),
found AS (
    SELECT g.place, g.said, g.asset, g.fact, f.asset_id, f.reference, f.name, f.fact_code, f.label, f.kind, f.unit, f.may, f.choices,
           EXISTS (SELECT FROM publish.fact_supposed s WHERE s.reference = g.asset OFFSET 0) AS is_there
    FROM given g
    LEFT JOIN LATERAL (SELECT s.* FROM publish.fact_supposed s WHERE s.reference = g.asset AND s.fact_code = g.fact OFFSET 0) AS f ON true)
SELECT asset_id, reference, name, fact_code, label, unit, kind,
       CASE WHEN said IS NULL OR said = 'unknown' THEN NULL
            WHEN kind = 'boolean' THEN (said IN ('yes', 'true', '1'))::integer::double precision
            WHEN kind = 'code' THEN (choices ->> said)::double precision
            WHEN said ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,9})?$' THEN said::double precision END AS value,
       CASE WHEN NOT is_there THEN format('there is no asset with the reference `%s`', left(asset, 60))
            WHEN fact_code IS NULL THEN format('there is no fact `%s`: `terrier facts %s` lists them with their codes', left(fact, 60), asset)
            WHEN NOT may THEN format('%s of %s rests on what is marked above what you may read', label, asset)
            WHEN said IS NULL OR said = 'unknown' THEN NULL
            WHEN kind = 'boolean' AND said NOT IN ('yes', 'no', 'true', 'false', '1', '0')
                THEN format('%s (%s) is yes, no or unknown, not `%s`', fact_code, label, left(said, 60))
            WHEN kind = 'code' AND NOT choices ? said
                THEN format('%s (%s) is one of %s, or unknown, not `%s`', fact_code, label,
                            (SELECT string_agg(key, ', ' ORDER BY value::integer, key) FROM jsonb_each_text(choices)), left(said, 60))
            WHEN kind = 'number' AND said !~ '^[+-]?[0-9]{1,15}([.][0-9]{1,9})?$'
                THEN format('%s (%s) is a number%s or unknown, not `%s`', fact_code, label, coalesce(', in ' || unit || ',', ''), left(said, 60))
       END AS problem
FROM found
ORDER BY place;
