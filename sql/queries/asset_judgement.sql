-- Record card: how it was judged in the latest published run. $1 asset_id.
select objective, title, round(score::numeric) as score, rating, direction, round(potential::numeric) as potential,
  round((100 * coverage)::numeric) as coverage_percent, guard_state as guards
from publish.objective_result
where asset_id = $1::bigint
order by objective;
