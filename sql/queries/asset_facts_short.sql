-- The same in a table for people. $1 asset_id, $2 true: what is known alone.
SELECT label AS fact, CASE WHEN value IS NULL THEN '(' || state || ')'
                           ELSE value || CASE WHEN unit = '%' THEN '%' WHEN unit = 'ratio' THEN '' ELSE coalesce(' ' || unit, '') END END AS value,
       dated, CASE WHEN estimated THEN 'estimate' END AS mark, coalesce(came_with, defined_by) AS source
FROM publish.asset_fact
WHERE asset_id = $1::bigint AND (NOT $2::boolean OR state = 'known')
ORDER BY sort_order, label;
