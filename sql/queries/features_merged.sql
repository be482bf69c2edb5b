-- A stretch of two parts, in a box and without a shape, in the page's order. Variables: parts (features_branch.sql),
-- order, limit.
(SELECT part.* FROM (:parts) AS part ORDER BY :order LIMIT :limit + 1)
