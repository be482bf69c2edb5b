-- What an asset scored, objective by objective with the commitments under them that have any test. $1 run, $2 asset.
select o.objective, null as commitment, o.short_title as title, r.score, t.label as rating, r.coverage, r.confidence, r.guard_state,
       r.direction, r.uncapped_score
from evaluation.objective_result r
join evaluation.objective o using (objective)
join evaluation.rating t on t.rating_code = r.rating
where r.run_id = $1::bigint and r.asset_id = $2::bigint
union all
select c.objective, c.commitment_code, c.short_title, r.score, coalesce(t.label, 'Not in the score'), r.coverage, r.confidence, r.guard_state,
       null, r.score
from evaluation.commitment c
left join evaluation.commitment_result r on r.commitment_code = c.commitment_code and r.run_id = $1::bigint and r.asset_id = $2::bigint
left join evaluation.rating t on t.rating_code = r.rating
where r.run_id is not null
   or c.commitment_code in (select k.commitment_code from evaluation.criterion_result x join evaluation.criterion k using (criterion_id)
                            where x.run_id = $1::bigint and x.asset_id = $2::bigint)
order by 1, 2 nulls first;
