-- A commitment or an objective, quarter by quarter, the newest first. $1 which (2.2, 2).
SELECT quarter.quarter, own.run_id AS run, quarter.criteria_version_id AS criteria_version, own.rating, trunc(own.score::numeric, 1) AS score,
  own.direction, round(own.change::numeric, 1) AS change, own.failed_guards, own.action_rating, own.action_owner, own.comment, own.comment_by
FROM publish.commitment_line own
JOIN publish.quarter ON quarter.run_id = own.run_id AND quarter.replaced_by IS NULL
WHERE coalesce(own.commitment, own.objective::text) = $1::text
ORDER BY quarter.from_on DESC;
