-- Criteria that not one asset of the newest published run could be judged by, and what would bring the data: that of
-- the condition where nobody knows of any asset whether the criterion applies. $1 commitment (null: all).
WITH newest AS (SELECT max(run_id) AS run_id FROM evaluation.run WHERE kind = 'published'),
known AS (
  SELECT criterion_id, count(*) FILTER (WHERE state = 'known') AS known, count(*) AS applies,
         count(*) FILTER (WHERE state = 'condition_unknown') = count(*) AS undecided
  FROM evaluation.criterion_result WHERE run_id = (SELECT run_id FROM newest) GROUP BY criterion_id
  UNION ALL
  SELECT criterion_id, count(*) FILTER (WHERE state <> 'unproven'), count(*), false
  FROM evaluation.guard_result WHERE run_id = (SELECT run_id FROM newest) GROUP BY criterion_id
)
SELECT k.criterion_code AS criterion, coalesce(n.applies, 0) AS assets, f.label AS fact,
       CASE WHEN f.loader IS NULL THEN 'nothing yet' ELSE 'import ' || f.loader END AS "brought by",
       CASE WHEN n.applies IS NULL THEN 'applies to no asset'
            WHEN n.undecided THEN 'unknown whether it applies'
            WHEN f.absence_is_known THEN 'nothing recorded: earns 0' ELSE 'unknown for every asset' END AS why
FROM evaluation.criterion k
LEFT JOIN known n USING (criterion_id)
JOIN evaluation.fact f ON f.fact_code = CASE WHEN n.undecided THEN k.condition_fact ELSE k.fact_code END
WHERE k.criteria_version_id = (SELECT criteria_version_id FROM evaluation.criteria_in_force)
  AND ($1::text IS NULL OR k.commitment_code = $1::text) AND coalesce(n.known, 0) = 0
ORDER BY k.commitment_code, k.criterion_id;
