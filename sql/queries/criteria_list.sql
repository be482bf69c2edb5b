-- The criteria in force. $1 commitment (null: all).
SELECT criterion, kind, weight, fact, unit, points, sentence, source
FROM publish.criterion
WHERE $1::text IS NULL OR commitment = $1::text
ORDER BY commitment, criterion_id;
