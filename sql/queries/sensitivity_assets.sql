-- The assets that a run judged against the objectives. $1 run, $2 asset (null: all).
SELECT asset_id, reference, name FROM publish.explained_asset
WHERE run_id = $1::bigint AND scored AND ($2::bigint IS NULL OR asset_id = $2::bigint)
ORDER BY asset_id;
