-- The points of the curves of a version, ascending. $1 criteria version.
SELECT p.criterion_id, p.x, p.points
FROM evaluation.criterion_point p JOIN evaluation.criterion k USING (criterion_id)
WHERE k.criteria_version_id = $1::integer
ORDER BY p.criterion_id, p.x;
