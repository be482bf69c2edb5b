-- Record card: the worst that the newest survey found and that is not cleared. $1 asset_id.
SELECT building_code AS building, element, component, grade, priority, cost AS cost_gbp, remedy
FROM publish.condition_item item
WHERE asset_id = $1::bigint AND cleared_on IS NULL AND grade IN ('C', 'D')
  AND survey_id = (SELECT s.survey_id FROM publish.condition_survey s WHERE s.asset_id = $1::bigint
                   ORDER BY s.surveyed_on DESC NULLS LAST, s.survey_id DESC LIMIT 1)
ORDER BY priority NULLS LAST, grade DESC, cost DESC NULLS LAST, line_reference
LIMIT 12;
