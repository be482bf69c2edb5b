-- The commitments of the strategy, with how the estate stands on each in the latest published run.
SELECT own.commitment, own.objective, own.title, own.short_title, own.weight, own.corporate_action, own.source,
  trunc(estate.score::numeric, 1) AS score, estate.rating, estate.direction, estate.change, estate.scored, estate.green, estate.amber,
  estate.red, estate.insufficient, estate.not_applicable, estate.failed_guards, estate.unproven_guards, estate.coverage
FROM publish.commitment own
LEFT JOIN publish.estate_commitment estate ON estate.commitment_code = own.commitment
ORDER BY own.commitment;
