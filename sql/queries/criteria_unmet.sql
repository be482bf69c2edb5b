-- Criteria that not one asset of the newest published run could be judged by, and what would bring the data. $1 commitment
-- (null: all).
SELECT criterion, assets, fact, brought_by, why
FROM publish.criterion_unmet
WHERE $1::text IS NULL OR commitment = $1::text
ORDER BY commitment, criterion_id;
