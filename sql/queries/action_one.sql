-- Whether there is an action. $1 its number.
SELECT action FROM publish.group_action WHERE action = $1::bigint;
