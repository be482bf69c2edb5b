-- An asset as a run judged it. $1 run, $2 reference, or one of an asset that was merged into it. Two branches: a reference
-- that is looked up within the condition would have every asset of the run read.
SELECT asset_id, reference, name, category, class, duty, scope, scope_reason, scored
FROM publish.explained_asset
WHERE run_id = $1::bigint AND reference = upper($2::text)
UNION ALL
SELECT now_is.asset_id, now_is.reference, now_is.name, now_is.category, now_is.class, now_is.duty, now_is.scope, now_is.scope_reason, now_is.scored
FROM publish.former_reference former
JOIN publish.explained_asset now_is ON now_is.run_id = $1::bigint AND now_is.asset_id = former.asset_id
WHERE former.former_reference = upper($2::text);
