-- Two runs side by side, objectives and commitments, each asset counting once. $1 the one, $2 the other, $3 objective (null: all).
SELECT coalesce(a.code, b.code) AS code, coalesce(b.title, a.title) AS title, trunc(a.score::numeric, 1) AS "first", trunc(b.score::numeric, 1) AS "second",
       round((b.score - a.score)::numeric, 1) AS change, a.failed_guards AS failed_before, b.failed_guards AS failed_now,
       a.green AS green_before, b.green AS green_now, a.amber AS amber_before, b.amber AS amber_now, a.red AS red_before, b.red AS red_now,
       a.insufficient AS unsure_before, b.insufficient AS unsure_now
FROM (SELECT * FROM publish.run_estate WHERE run_id = $1::bigint) a
FULL JOIN (SELECT * FROM publish.run_estate WHERE run_id = $2::bigint) b ON b.level = a.level AND b.code = a.code
WHERE $3::integer IS NULL OR left(coalesce(a.code, b.code), 1) = $3::integer::text
ORDER BY coalesce(a.code, b.code);
