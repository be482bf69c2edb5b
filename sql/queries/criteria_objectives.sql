-- The objectives of the strategy, with how the estate stands on each in the latest published run.
SELECT own.objective, own.title, own.short_title, own.source, trunc(estate.score::numeric, 1) AS score, estate.rating,
  estate.direction, estate.change, estate.scored, estate.green, estate.amber, estate.red, estate.insufficient,
  estate.not_applicable, estate.assets_failed, estate.assets_unproven, estate.coverage
FROM publish.objective own
LEFT JOIN publish.estate_objective estate ON estate.objective = own.objective
ORDER BY own.objective;
