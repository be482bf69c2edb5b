-- The categories that criteria of a version leave out. $1 criteria version.
SELECT e.criterion_id, e.category_code
FROM evaluation.category_exemption e JOIN evaluation.criterion k USING (criterion_id)
WHERE k.criteria_version_id = $1::integer
ORDER BY e.criterion_id, e.category_code;
