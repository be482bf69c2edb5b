-- What is known of an asset, fact by fact. $1 asset_id, $2 true: what is known alone.
SELECT fact, label, value, amount, unit, dated, estimated, state, came_with, description, defined_by
FROM publish.asset_fact
WHERE asset_id = $1::bigint AND (NOT $2::boolean OR state = 'known')
ORDER BY sort_order, fact;
