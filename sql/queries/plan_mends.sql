-- The settings with which there is a plan where one could not be made, all of them together. $1 plan.
SELECT m.setting_code AS setting, nullif(m.group_code, '') AS fund, m.was, m.value, m.option, m.sentence
FROM publish.plan_mend m
WHERE m.plan_id = $1::bigint
ORDER BY m.place, m.group_code;
