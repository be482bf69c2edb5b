-- What an asset scored, objective by objective with the commitments under them that have any test. $1 run, $2 asset.
SELECT o.objective, NULL AS commitment, o.short_title AS title, r.score, t.label AS rating, r.coverage, r.confidence, r.guard_state,
       r.direction, r.uncapped_score
FROM evaluation.objective_result r
JOIN evaluation.objective o USING (objective)
JOIN evaluation.rating t ON t.rating_code = r.rating
WHERE r.run_id = $1::bigint AND r.asset_id = $2::bigint
UNION ALL
SELECT c.objective, c.commitment_code, c.short_title, r.score, coalesce(t.label, 'Not in the score'), r.coverage, r.confidence, r.guard_state,
       NULL, r.score
FROM evaluation.commitment c
LEFT JOIN evaluation.commitment_result r ON r.commitment_code = c.commitment_code AND r.run_id = $1::bigint AND r.asset_id = $2::bigint
LEFT JOIN evaluation.rating t ON t.rating_code = r.rating
WHERE r.run_id IS NOT NULL
   OR c.commitment_code IN (SELECT k.commitment_code FROM evaluation.criterion_result x JOIN evaluation.criterion k USING (criterion_id)
                            WHERE x.run_id = $1::bigint AND x.asset_id = $2::bigint)
ORDER BY 1, 2 NULLS FIRST;
