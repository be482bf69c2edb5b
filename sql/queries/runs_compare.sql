-- Two runs side by side, objectives and commitments, each asset counting once. $1 the one, $2 the other.
select e.level_code as code, coalesce(o.short_title, c.short_title) as title, round(a.score::numeric, 1) as "first", round(b.score::numeric, 1) as "second",
       round((b.score - a.score)::numeric, 1) as change, a.failed_guards as "failed before", b.failed_guards as "failed now"
from (select distinct level, level_code from evaluation.run_estate where run_id in ($1::bigint, $2::bigint) and basis = 'count') e
left join evaluation.run_estate a on a.run_id = $1::bigint and a.level = e.level and a.level_code = e.level_code and a.basis = 'count'
left join evaluation.run_estate b on b.run_id = $2::bigint and b.level = e.level and b.level_code = e.level_code and b.basis = 'count'
left join evaluation.objective o on e.level = 'objective' and o.objective::text = e.level_code
left join evaluation.commitment c on e.level = 'commitment' and c.commitment_code = e.level_code
order by e.level_code;
