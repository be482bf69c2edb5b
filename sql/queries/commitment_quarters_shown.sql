-- The same for a table. $1 as commitment_quarters.sql.
SELECT quarter.quarter, own.rating, trunc(own.score::numeric, 1) AS score,
  nullif(concat(own.direction, ' ' || to_char(nullif(round(own.change), 0), 'FMSG990')), '') AS direction, own.failed_guards,
  concat_ws(': ', own.action_rating, own.action_owner) AS action, own.comment
FROM publish.commitment_line own
JOIN publish.quarter ON quarter.run_id = own.run_id AND quarter.replaced_by IS NULL
WHERE coalesce(own.commitment, own.objective::text) = $1::text
ORDER BY quarter.from_on DESC;
