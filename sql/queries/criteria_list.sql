-- The criteria in force. $1 commitment (null: all).
select k.criterion_code as criterion, k.kind, k.weight, f.label as fact, f.unit,
       (select string_agg(p.x::text || ' -> ' || p.points::text, ', ' order by p.x) from evaluation.criterion_point p where p.criterion_id = k.criterion_id) as points,
       k.sentence, k.source
from evaluation.criterion k
join evaluation.fact f using (fact_code)
where k.criteria_version_id = (select max(criteria_version_id) from evaluation.criteria_version where status = 'approved')
  and ($1::text is null or k.commitment_code = $1::text)
order by k.commitment_code, k.criterion_id;
