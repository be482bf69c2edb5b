-- The estate on each commitment, in the same columns as report_objectives.sql; action is what the owner of a corporate
-- action last said of it.
SELECT now.commitment_code AS code, now.title, earlier_rating.rating_code AS last_code, earlier_rating.label AS last_rating,
  now.rating_code, now.rating, rating.colour, earlier_rating.colour AS last_colour, now.score, now.direction, now.change,
  now.scored, now.green, now.amber, now.red, now.insufficient, now.not_applicable, now.assets_failed,
  now.assets_unproven, now.coverage,
  manual.rated_by || ', ' || manual.rated_on || ': ' || manual.rating || '. ' || manual.comment AS action
FROM publish.estate_commitment now
LEFT JOIN evaluation.rating ON rating.rating_code = now.rating_code
LEFT JOIN publish.latest_run run ON true
LEFT JOIN evaluation.run_estate earlier ON earlier.run_id = run.compared_run_id AND earlier.level = 'commitment'
  AND earlier.level_code = now.commitment_code AND earlier.basis = 'count'
LEFT JOIN evaluation.rating earlier_rating ON earlier_rating.rating_code = earlier.rating
LEFT JOIN publish.manual_rating manual ON manual.commitment_code = now.commitment_code AND manual.rated_on <= run.as_at
  AND (manual.until_on > run.as_at) IS NOT FALSE
ORDER BY now.commitment_code;
