-- The same for a table: before > now. $1 the one, $2 the other, $3 objective (null: all).
SELECT coalesce(a.code, b.code) AS code, coalesce(b.title, a.title) AS title, trunc(a.score::numeric, 1) AS "first", trunc(b.score::numeric, 1) AS "second",
       round((b.score - a.score)::numeric, 1) AS change, a.green || ' > ' || b.green AS green, a.amber || ' > ' || b.amber AS amber,
       a.red || ' > ' || b.red AS red, a.insufficient || ' > ' || b.insufficient AS unsure
FROM (SELECT * FROM publish.run_estate WHERE run_id = $1::bigint) a
FULL JOIN (SELECT * FROM publish.run_estate WHERE run_id = $2::bigint) b ON b.level = a.level AND b.code = a.code
WHERE $3::integer IS NULL OR left(coalesce(a.code, b.code), 1) = $3::integer::text
ORDER BY coalesce(a.code, b.code);
