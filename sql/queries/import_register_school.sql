-- School details.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         i.urn AS urn,
         i.school_type AS type_code,
         i.phase AS phase_code,
         i.pupil_capacity AS capacity,
         i.pupils AS pupils,
         i.pupils_on AS pupils_on,
         i.maintenance_plan_agreed_on AS maintenance_plan_agreed_on,
         i.maintenance_plan_until AS maintenance_plan_until,
         i.joint_visit_on AS joint_visit_on,
         i.replacement_strategy_on AS replacement_strategy_on,
         i.capital_grant AS capital_grant,
         i.capital_grant_year AS capital_grant_year
  FROM pg_temp.incoming i
  WHERE i.school_type IS NOT NULL
), changed AS (
  INSERT INTO register.school AS t (
    asset_id, urn, type_code, phase_code, capacity, pupils, pupils_on, maintenance_plan_agreed_on,
    maintenance_plan_until, joint_visit_on, replacement_strategy_on, capital_grant, capital_grant_year, record_id)
  SELECT
    g.asset_id, g.urn, g.type_code, g.phase_code, g.capacity, g.pupils, g.pupils_on, g.maintenance_plan_agreed_on,
    g.maintenance_plan_until, g.joint_visit_on, g.replacement_strategy_on, g.capital_grant, g.capital_grant_year,
    g.record_id
  FROM given g
  ON CONFLICT (asset_id) DO UPDATE
  SET
    urn = coalesce(excluded.urn, t.urn), type_code = coalesce(excluded.type_code, t.type_code),
    phase_code = coalesce(excluded.phase_code, t.phase_code), capacity = coalesce(excluded.capacity, t.capacity),
    pupils = coalesce(excluded.pupils, t.pupils), pupils_on = coalesce(excluded.pupils_on, t.pupils_on),
    maintenance_plan_agreed_on = coalesce(excluded.maintenance_plan_agreed_on, t.maintenance_plan_agreed_on),
    maintenance_plan_until = coalesce(excluded.maintenance_plan_until, t.maintenance_plan_until),
    joint_visit_on = coalesce(excluded.joint_visit_on, t.joint_visit_on),
    replacement_strategy_on = coalesce(excluded.replacement_strategy_on, t.replacement_strategy_on),
    capital_grant = coalesce(excluded.capital_grant, t.capital_grant),
    capital_grant_year = coalesce(excluded.capital_grant_year, t.capital_grant_year), record_id = excluded.record_id
  WHERE
    (t.urn, t.type_code, t.phase_code, t.capacity, t.pupils, t.pupils_on, t.maintenance_plan_agreed_on,
     t.maintenance_plan_until, t.joint_visit_on, t.replacement_strategy_on, t.capital_grant, t.capital_grant_year)
    IS DISTINCT FROM
    (coalesce(excluded.urn, t.urn), coalesce(excluded.type_code, t.type_code), coalesce(excluded.phase_code,
     t.phase_code), coalesce(excluded.capacity, t.capacity), coalesce(excluded.pupils, t.pupils),
     coalesce(excluded.pupils_on, t.pupils_on), coalesce(excluded.maintenance_plan_agreed_on,
     t.maintenance_plan_agreed_on), coalesce(excluded.maintenance_plan_until, t.maintenance_plan_until),
     coalesce(excluded.joint_visit_on, t.joint_visit_on), coalesce(excluded.replacement_strategy_on,
     t.replacement_strategy_on), coalesce(excluded.capital_grant, t.capital_grant),
     coalesce(excluded.capital_grant_year, t.capital_grant_year))
  RETURNING t.asset_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id;
