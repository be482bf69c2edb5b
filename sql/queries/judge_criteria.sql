-- The criteria of a version in the order of commitments. $1 criteria version.
SELECT k.criterion_id, k.criterion_code, k.commitment_code, k.kind, k.fact_code, k.condition_fact, k.weight
FROM evaluation.criterion k JOIN evaluation.commitment c USING (commitment_code)
WHERE k.criteria_version_id = $1::integer
ORDER BY c.objective, c.commitment_code, k.criterion_id;
