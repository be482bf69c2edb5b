-- The criteria in force, whole. $1 commitment (null: all), $2 code (null: all).
SELECT criterion, commitment, objective, kind, weight, fact, unit, curve, sentence, source
FROM publish.criterion
WHERE ($1::text IS NULL OR commitment = $1::text) AND ($2::text IS NULL OR criterion = $2::text)
ORDER BY commitment, criterion_id;
