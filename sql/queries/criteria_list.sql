-- The criteria in force. $1 commitment (null: all).
SELECT k.criterion_code AS criterion, k.kind, k.weight, f.label AS fact, f.unit,
       (SELECT string_agg(p.x::text || ' -> ' || p.points::text, ', ' ORDER BY p.x) FROM evaluation.criterion_point p WHERE p.criterion_id = k.criterion_id) AS points,
       k.sentence, k.source
FROM evaluation.criterion k
JOIN evaluation.fact f USING (fact_code)
WHERE k.criteria_version_id = (SELECT max(criteria_version_id) FROM evaluation.criteria_version WHERE status = 'approved')
  AND ($1::text IS NULL OR k.commitment_code = $1::text)
ORDER BY k.commitment_code, k.criterion_id;
