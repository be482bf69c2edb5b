-- Record card: what binds the asset, and what was looked for and not found. $1 asset_id.
SELECT kind, constraint_reference AS reference, CASE WHEN found THEN 'yes' ELSE 'none found' END AS recorded, terms, since, until, source
FROM publish.constraint
WHERE asset_id = $1::bigint AND current
ORDER BY found DESC, kind, constraint_reference;
