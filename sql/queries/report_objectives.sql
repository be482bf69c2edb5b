-- The estate on each objective: code, title, the earlier rating as it was given, the present one, direction, counts.
SELECT now.objective::text AS code, now.title, earlier_rating.rating_code AS last_code, earlier_rating.label AS last_rating,
  now.rating_code, now.rating, rating.colour, earlier_rating.colour AS last_colour, now.score, now.direction, now.change,
  now.scored, now.green, now.amber, now.red, now.insufficient, now.not_applicable, now.assets_failed, now.assets_unproven,
  now.coverage, NULL::text AS action
FROM publish.estate_objective now
JOIN evaluation.rating ON rating.rating_code = now.rating_code
LEFT JOIN publish.latest_run run ON true
LEFT JOIN evaluation.run_estate earlier ON earlier.run_id = run.compared_run_id AND earlier.level = 'objective'
  AND earlier.level_code = now.objective::text AND earlier.basis = 'count'
LEFT JOIN evaluation.rating earlier_rating ON earlier_rating.rating_code = earlier.rating
ORDER BY now.objective;
