-- Actions of the group for a table. $1 true: also those that are closed.
SELECT own.action, own.title, own.owner_post AS owner, own.due_on, said.quarter_on AS quarter, said.rating_before AS before, said.rating,
  said.direction
FROM publish.group_action own
LEFT JOIN publish.group_action_rating said ON said.action = own.action AND said.newest
WHERE own.closed_on IS NULL OR $1::boolean
ORDER BY own.action;
