-- Every test that applied to an asset: the fact with its value and date, the points and weight. $1 run, $2 asset.
SELECT k.commitment_code AS commitment, k.criterion_code AS criterion, k.kind, r.state, f.label AS fact,
       CASE WHEN r.state = 'absent' THEN 'nothing recorded'
            WHEN r.state = 'unknown' THEN NULL
            WHEN r.state = 'condition_unknown' THEN NULL
            WHEN f.kind = 'boolean' THEN CASE WHEN r.fact_value <> 0 THEN 'yes' ELSE 'no' END
            WHEN f.kind = 'code' THEN coalesce(v.label, r.fact_value::text)
            ELSE rtrim(rtrim(to_char(r.fact_value::numeric, 'FM999,999,999,990.0'), '0'), '.') || CASE f.unit WHEN '%' THEN '%' WHEN 'ratio' THEN '' ELSE coalesce(' ' || f.unit, '') END END AS value,
       r.fact_on AS dated, round(r.points::numeric, 1) AS points, k.weight, k.sentence, k.source
FROM evaluation.criterion_result r
JOIN evaluation.criterion k USING (criterion_id)
JOIN evaluation.fact f USING (fact_code)
LEFT JOIN evaluation.fact_value v ON v.fact_code = f.fact_code AND v.ordinal = r.fact_value
WHERE r.run_id = $1::bigint AND r.asset_id = $2::bigint
UNION ALL
SELECT k.commitment_code, k.criterion_code, k.kind, g.state, f.label, NULL, g.fact_on, NULL, NULL, k.sentence, k.source
FROM evaluation.guard_result g
JOIN evaluation.criterion k USING (criterion_id)
JOIN evaluation.fact f USING (fact_code)
WHERE g.run_id = $1::bigint AND g.asset_id = $2::bigint
ORDER BY 1, 3, 2;
