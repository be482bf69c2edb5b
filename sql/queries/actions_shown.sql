-- Actions of the group for a table. $1 true: also those that are closed or withdrawn, $2 quarter (null: the newest of each).
SELECT own.action, own.title, own.owner_post AS owner, own.due_on, said.quarter, said.rating_before AS before, said.rating,
  said.direction
FROM publish.group_action own
LEFT JOIN publish.group_action_rating said ON said.action = own.action AND CASE WHEN $2::text IS NULL THEN said.newest ELSE said.quarter = upper($2::text) END
WHERE (own.closed_on IS NULL AND own.withdrawn_on IS NULL) OR $1::boolean
ORDER BY own.action;
