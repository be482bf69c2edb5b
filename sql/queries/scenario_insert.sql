-- Makes a scenario. $1 name, $2 description, $3 who, $4 another whose changes it begins with (null: none).
WITH made AS (
    INSERT INTO programme.scenario (name, description, created_by)
    VALUES ($1::text, $2::text, $3::text)
    ON CONFLICT (name) DO NOTHING
    RETURNING scenario_id),
copied AS (
    INSERT INTO programme.scenario_change (scenario_id, setting_code, group_code, value, changed_by)
    SELECT made.scenario_id, c.setting_code, c.group_code, c.value, $3::text
    FROM made, programme.scenario s
    JOIN programme.scenario_change c USING (scenario_id)
    WHERE s.name = $4::text
    RETURNING 1)
SELECT scenario_id FROM made;
