-- The worst ($1 true) or best ($1 false) assets of the run, at most $2, with the reasons. Worst: most failed guards, then
-- lowest mean score; best: no guard failed or unproven, highest mean score with at least half of the evidence known.
-- Assets marked above internal are not named. Results are read by the key of the run, parts apart, before names are.
with run as materialized (
  select run_id from publish.latest_run
),
named as materialized (
  select asset_id, reference, name, category, post_town
  from publish.asset
  where held and marking_code in ('public', 'internal')
),
judged as materialized (
  select result.asset_id, avg(result.score) as score, sum(result.failed_guards) as failed,
    sum(result.unproven_guards) as unproven, avg(result.coverage) as coverage,
    string_agg(result.objective || ' ' || lower(rating.label), ', ' order by result.objective)
      filter (where result.score is not null or result.rating = 'red') as ratings
  from evaluation.objective_result result
  join evaluation.rating on rating.rating_code = result.rating
  where result.run_id = (select run_id from run)
  group by result.asset_id
),
ranked as materialized (
  select judged.*, named.reference, named.name, named.category, named.post_town
  from judged
  join named on named.asset_id = judged.asset_id
  where (judged.score is not null or judged.failed > 0)
    and ($1::boolean or (judged.failed = 0 and judged.unproven = 0 and judged.coverage >= 0.5))
  order by case when $1::boolean then -judged.failed end, case when $1::boolean then judged.score else -judged.score end,
    named.reference
  limit $2::integer
)
select ranked.reference, ranked.name, ranked.category, ranked.post_town, ranked.score, ranked.ratings,
  concat_ws('; ', guard.failed, told.named) as reasons
from ranked
left join lateral (
  select 'failed: ' || string_agg(distinct substr(criterion.criterion_code, 5), ', ') as failed
  from evaluation.guard_result result
  join evaluation.criterion on criterion.criterion_id = result.criterion_id
  where result.run_id = (select run_id from run) and result.asset_id = ranked.asset_id and result.state = 'failed'
) as guard on true
left join lateral (
  select case when $1::boolean then 'lowest: ' else 'highest: ' end
    || string_agg(one.criterion_code || ' ' || round(one.points), ', ' order by one.place) as named
  from (
    select criterion.criterion_code, result.points,
      row_number() over (order by case when $1::boolean then result.points else -result.points end, criterion.weight desc,
                         criterion.criterion_code) as place
    from evaluation.criterion_result result
    join evaluation.criterion on criterion.criterion_id = result.criterion_id
    where result.run_id = (select run_id from run) and result.asset_id = ranked.asset_id
      and criterion.kind = 'performance' and result.points is not null
  ) as one
  where one.place <= 3
) as told on true
order by case when $1::boolean then -ranked.failed end, case when $1::boolean then ranked.score else -ranked.score end,
  ranked.reference;
