-- Actions of the group, each with its newest rating and direction. $1 true: also those that are closed or withdrawn, $2 quarter (null: the newest of each).
SELECT own.action, own.title, own.by_group, own.commitment_code AS commitment, own.proposal, own.owner_post AS owner, own.due_on,
  own.closed_on, own.withdrawn_on, own.withdrawn_because, said.quarter, said.rating_before, said.rating, said.direction, said.comment
FROM publish.group_action own
LEFT JOIN publish.group_action_rating said ON said.action = own.action AND CASE WHEN $2::text IS NULL THEN said.newest ELSE said.quarter = upper($2::text) END
WHERE (own.closed_on IS NULL AND own.withdrawn_on IS NULL) OR $1::boolean
ORDER BY own.action;
