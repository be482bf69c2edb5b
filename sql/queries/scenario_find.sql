-- A scenario by its name. $1 name.
SELECT scenario_id, name, description FROM programme.scenario WHERE name = $1::text;
