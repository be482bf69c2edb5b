-- The criteria of a version in the order of commitments. $1 criteria version.
select k.criterion_id, k.criterion_code, k.commitment_code, k.kind, k.fact_code, k.condition_fact, k.weight
from evaluation.criterion k join evaluation.commitment c using (commitment_code)
where k.criteria_version_id = $1::integer
order by c.objective, c.commitment_code, k.criterion_id;
