-- How an action stood, quarter by quarter, the newest first. $1 its number.
SELECT quarter, quarter_on, rating_before, rating, direction, comment
FROM publish.group_action_rating WHERE action = $1::bigint ORDER BY quarter_on DESC;
