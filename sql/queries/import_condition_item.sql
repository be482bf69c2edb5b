-- The lines of the surveys. A line without a reference of its own is told apart by what it describes, and by its
-- place among those that describe the same.
WITH lined AS (
  SELECT i.*, s.survey_id,
         coalesce(i.line_reference, left(concat_ws(' / ', i.element, i.sub_element, i.component), 400)) AS line,
         i.line_reference IS NULL AS made_up
  FROM pg_temp.incoming i
  JOIN register.condition_survey s ON s.asset_id = i.asset_id AND s.reference = coalesce(i.survey_reference, '1')
), given AS (
  SELECT l.*,
         concat_ws('/', l.building_code, l.line)
         || CASE WHEN l.made_up AND row_number() OVER same > 1 THEN ' #' || row_number() OVER same ELSE '' END AS reference
  FROM lined l
  WINDOW same AS (PARTITION BY l.survey_id, l.building_code, l.line ORDER BY l.row_number)
), changed AS (
  INSERT INTO register.condition_item AS t (
    survey_id, building_id, line_reference, element_code, sub_element, component, grade_code, priority_code, composition,
    quantity, unit, unit_rate, cost, remedy, planned_year, remaining_life_years, cleared_on, record_id)
  SELECT g.survey_id, g.building_id, g.reference, g.element, g.sub_element, g.component, g.grade, g.priority,
         g.composition, g.quantity, g.unit, g.unit_rate, g.cost, g.remedy, g.planned_year, g.remaining_life_years,
         g.cleared_on, g.record_id
  FROM given g
  ORDER BY g.row_number
  ON CONFLICT (survey_id, line_reference) DO UPDATE
  SET building_id = coalesce(excluded.building_id, t.building_id), element_code = excluded.element_code,
      sub_element = coalesce(excluded.sub_element, t.sub_element), component = coalesce(excluded.component, t.component),
      grade_code = coalesce(excluded.grade_code, t.grade_code),
      priority_code = coalesce(excluded.priority_code, t.priority_code),
      composition = coalesce(excluded.composition, t.composition), quantity = coalesce(excluded.quantity, t.quantity),
      unit = coalesce(excluded.unit, t.unit), unit_rate = coalesce(excluded.unit_rate, t.unit_rate),
      cost = coalesce(excluded.cost, t.cost), planned_year = coalesce(excluded.planned_year, t.planned_year),
      remaining_life_years = coalesce(excluded.remaining_life_years, t.remaining_life_years),
      remedy = coalesce(excluded.remedy, t.remedy), cleared_on = coalesce(excluded.cleared_on, t.cleared_on),
      record_id = excluded.record_id
  WHERE (t.building_id, t.element_code, t.sub_element, t.component, t.grade_code, t.priority_code, t.composition,
         t.quantity, t.unit, t.unit_rate, t.cost, t.remedy, t.planned_year, t.remaining_life_years, t.cleared_on)
        IS DISTINCT FROM
        (coalesce(excluded.building_id, t.building_id), excluded.element_code,
         coalesce(excluded.sub_element, t.sub_element), coalesce(excluded.component, t.component),
         coalesce(excluded.grade_code, t.grade_code), coalesce(excluded.priority_code, t.priority_code),
         coalesce(excluded.composition, t.composition), coalesce(excluded.quantity, t.quantity),
         coalesce(excluded.unit, t.unit), coalesce(excluded.unit_rate, t.unit_rate), coalesce(excluded.cost, t.cost),
         coalesce(excluded.remedy, t.remedy), coalesce(excluded.planned_year, t.planned_year),
         coalesce(excluded.remaining_life_years, t.remaining_life_years), coalesce(excluded.cleared_on, t.cleared_on))
  RETURNING t.survey_id, t.line_reference, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made
FROM changed c
JOIN given g ON g.survey_id = c.survey_id AND g.reference = c.line_reference;
