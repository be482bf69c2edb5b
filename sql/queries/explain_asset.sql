-- An asset as a run judged it. $1 run, $2 reference.
SELECT asset_id, reference, name, category, class, duty, scope, scope_reason, scored
FROM publish.explained_asset
WHERE run_id = $1::bigint AND reference = coalesce((SELECT former.reference FROM publish.former_reference former
                                             WHERE former.former_reference = upper($2::text)), upper($2::text));
