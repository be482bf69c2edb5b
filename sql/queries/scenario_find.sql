-- A scenario by its name. $1 name.
SELECT s.name, s.description AS about, s.settings, s.newest_plan_id AS newest_plan, to_json(s.created_at) AS created_at, s.created_by,
       s.supposed
FROM publish.scenario s
WHERE s.name = $1::text;
