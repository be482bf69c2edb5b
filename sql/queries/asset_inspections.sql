-- Record card: inspections, those that must hold first. $1 asset_id.
select inspection, guard as must_hold, inspected_on, result, next_due_on, overdue
from publish.inspection_state
where asset_id = $1::bigint
order by guard desc, overdue desc, inspection;
