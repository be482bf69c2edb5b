-- Where the criteria of a version apply. $1 criteria version.
SELECT a.criterion_id, a.class_code, a.duty_holder_code
FROM evaluation.applicability a JOIN evaluation.criterion k USING (criterion_id)
WHERE k.criteria_version_id = $1::integer;
