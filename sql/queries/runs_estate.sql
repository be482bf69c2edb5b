-- The estate on each objective and commitment as a run judged it, each asset counting once. $1 run.
SELECT level, code, title, trunc(score::numeric, 1) AS score, rating, direction, change, scored, green, amber, red, insufficient,
  not_applicable, assets_failed, assets_unproven, failed_guards, unproven_guards, coverage
FROM publish.run_estate
WHERE run_id = $1::bigint
ORDER BY code;
