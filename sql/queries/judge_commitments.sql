-- The commitments in the order of their objectives, with the weights of a criteria version. $1 criteria version.
SELECT own.commitment_code, own.objective, coalesce(other.weight, own.weight) AS weight
FROM evaluation.commitment own
LEFT JOIN evaluation.commitment_weight other ON other.commitment_code = own.commitment_code AND other.criteria_version_id = $1::integer
ORDER BY own.objective, own.commitment_code;
