-- The estate on each objective in a run, each asset counting once: assets by rating, assets of which too little is
-- known, guards failed. $1 run.
select o.objective::text || ' ' || o.short_title as objective, round(e.score::numeric, 1) as score, t.label as rating,
       e.green, e.amber, e.red, e.insufficient as unknown, e.failed_guards as failed, e.direction
from evaluation.run_estate e
join evaluation.objective o on o.objective::text = e.level_code
join evaluation.rating t on t.rating_code = e.rating
where e.run_id = $1::bigint and e.level = 'objective' and e.basis = 'count'
order by o.objective;
