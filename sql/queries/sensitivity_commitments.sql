-- Commitments in the order of their objectives, with the objective's title. No parameters.
SELECT commitment.commitment, commitment.objective, commitment.weight, commitment.short_title, objective.short_title AS objective_title
FROM publish.commitment
JOIN publish.objective ON objective.objective = commitment.objective
ORDER BY commitment.objective, commitment.commitment;
