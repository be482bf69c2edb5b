-- The worst ($1 true) or best ($1 false) assets of the run, at most $2, with the reasons. Worst: most failed guards, then
-- lowest mean score; best: no guard failed or unproven, highest mean score with at least half of the evidence known.
-- Assets marked above internal are not named.
with judged as (
  select result.asset_id, count(result.score) as objectives, avg(result.score) as score,
    sum(result.failed_guards) as failed, sum(result.unproven_guards) as unproven, avg(result.coverage) as coverage,
    string_agg(result.objective || ' ' || lower(result.rating), ', ' order by result.objective)
      filter (where result.score is not null or result.rating_code = 'red') as ratings
  from publish.objective_result result
  group by result.asset_id
),
ranked as (
  select judged.*, asset.reference, asset.name, asset.category, asset.post_town
  from judged
  join publish.asset on asset.asset_id = judged.asset_id
  where asset.held and asset.marking_code in ('public', 'internal') and (judged.score is not null or judged.failed > 0)
    and ($1::boolean or (judged.failed = 0 and judged.unproven = 0 and judged.coverage >= 0.5))
  order by case when $1::boolean then -judged.failed end, case when $1::boolean then judged.score else -judged.score end,
    asset.reference
  limit $2::integer
)
select ranked.reference, ranked.name, ranked.category, ranked.post_town, ranked.score, ranked.ratings,
  concat_ws('; ', guard.failed, criterion.named) as reasons
from ranked
left join lateral (
  select 'failed: ' || string_agg(substr(result.criterion_code, 5), ', ' order by result.criterion_code) as failed
  from publish.guard_result result
  where result.asset_id = ranked.asset_id and result.state = 'failed'
) as guard on true
left join lateral (
  select case when $1::boolean then 'lowest: ' else 'highest: ' end
    || string_agg(told.criterion_code || ' ' || round(told.points), ', ' order by told.place) as named
  from (
    select result.criterion_code, result.points,
      row_number() over (order by case when $1::boolean then result.points else -result.points end, result.weight desc,
                         result.criterion_code) as place
    from publish.criterion_result result
    where result.asset_id = ranked.asset_id and result.kind = 'performance' and result.points is not null
  ) as told
  where told.place <= 3
) as criterion on true
order by case when $1::boolean then -ranked.failed end, case when $1::boolean then ranked.score else -ranked.score end,
  ranked.reference;
