-- Two runs side by side, objectives and commitments, each asset counting once. $1 the one, $2 the other.
SELECT e.level_code AS code, coalesce(o.short_title, c.short_title) AS title, trunc(a.score::numeric, 1) AS "first", trunc(b.score::numeric, 1) AS "second",
       round((b.score - a.score)::numeric, 1) AS change, a.failed_guards AS "failed before", b.failed_guards AS "failed now"
FROM (SELECT DISTINCT level, level_code FROM evaluation.run_estate WHERE run_id IN ($1::bigint, $2::bigint) AND basis = 'count') e
LEFT JOIN evaluation.run_estate a ON a.run_id = $1::bigint AND a.level = e.level AND a.level_code = e.level_code AND a.basis = 'count'
LEFT JOIN evaluation.run_estate b ON b.run_id = $2::bigint AND b.level = e.level AND b.level_code = e.level_code AND b.basis = 'count'
LEFT JOIN evaluation.objective o ON e.level = 'objective' AND o.objective::text = e.level_code
LEFT JOIN evaluation.commitment c ON e.level = 'commitment' AND c.commitment_code = e.level_code
ORDER BY e.level_code;
