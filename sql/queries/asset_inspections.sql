-- Record card: inspections that are due and how they stand, those that must hold first. $1 asset_id.
select inspection, building_code as building, must_hold, inspected_on, result, next_due_on, state
from publish.inspection_state
where asset_id = $1::bigint
order by must_hold desc, case state when 'failed' then 1 when 'unproven' then 2 else 3 end, inspection, building_code;
