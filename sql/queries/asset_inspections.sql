-- Record card: inspections that are due and how they stand, those that must hold first. $1 asset_id.
SELECT inspection, building_code AS building, must_hold, inspected_on, result, next_due_on, state
FROM publish.inspection_state
WHERE asset_id = $1::bigint
ORDER BY must_hold DESC, CASE state WHEN 'failed' THEN 1 WHEN 'unproven' THEN 2 ELSE 3 END, inspection, building_code;
