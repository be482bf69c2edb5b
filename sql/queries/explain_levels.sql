-- What an asset scored, objective by objective with the commitments under them. $1 run, $2 asset.
select o.objective, null as commitment, o.short_title as title, r.score, t.label as rating, r.coverage, r.confidence, r.guard_state,
       r.direction, r.uncapped_score
from evaluation.objective_result r
join evaluation.objective o using (objective)
join evaluation.rating t on t.rating_code = r.rating
where r.run_id = $1::bigint and r.asset_id = $2::bigint
union all
select c.objective, c.commitment_code, c.short_title, r.score, t.label, r.coverage, r.confidence, r.guard_state, null, r.score
from evaluation.commitment_result r
join evaluation.commitment c using (commitment_code)
join evaluation.rating t on t.rating_code = r.rating
where r.run_id = $1::bigint and r.asset_id = $2::bigint
order by 1, 2 nulls first;
