-- What each pair that is worth telling of stands on: the comparisons, each with what it came to and its weight in bits,
-- the weightiest first.
CREATE TEMPORARY TABLE match_evidence ON COMMIT DROP AS
SELECT s.probe_id, s.asset_id, told.evidence, told.words
FROM pg_temp.match_scored s
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('comparison', part.comparison, 'level', part.level,
                                      'bits', round((w.weight / ln(2))::numeric, 1))
                   ORDER BY abs(w.weight) DESC NULLS LAST, part.comparison) AS evidence,
         string_agg(c.label || ' ' || part.level, ', ' ORDER BY w.weight DESC) FILTER (WHERE w.weight > 0) AS words
  FROM (VALUES ('code', s.code), ('uprn', s.uprn), ('reference', s.reference), ('name', s.name), ('kind', s.kind),
               ('number', s.number), ('category', s.category), ('place', s.place), ('postcode', s.postcode),
               ('address', s.address), ('size', s.size)) AS part (comparison, level)
  JOIN evaluation.match_comparison c ON c.comparison = part.comparison
  LEFT JOIN facts.match_weight w ON w.comparison = part.comparison AND w.level = part.level
  WHERE part.level IS NOT NULL
) AS told
WHERE s.probability >= facts.match_rule('review');
