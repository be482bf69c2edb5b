-- The surveys that the rows belong to.
WITH given AS (
  SELECT i.asset_id, coalesce(i.survey_reference, '1') AS reference, coalesce(max(i.survey_kind), 'full') AS kind_code,
         max(i.surveyed_on) AS surveyed_on, max(i.surveyor) AS surveyor, min(i.record_id) AS record_id
  FROM pg_temp.incoming i
  GROUP BY i.asset_id, coalesce(i.survey_reference, '1')
)
INSERT INTO register.condition_survey AS t (asset_id, reference, kind_code, surveyed_on, surveyor, record_id)
SELECT g.asset_id, g.reference, g.kind_code, g.surveyed_on, g.surveyor, g.record_id FROM given g
ON CONFLICT (asset_id, reference) DO UPDATE
SET kind_code = excluded.kind_code, surveyed_on = coalesce(excluded.surveyed_on, t.surveyed_on),
    surveyor = coalesce(excluded.surveyor, t.surveyor)
WHERE (t.kind_code, t.surveyed_on, t.surveyor)
      IS DISTINCT FROM (excluded.kind_code, coalesce(excluded.surveyed_on, t.surveyed_on),
                        coalesce(excluded.surveyor, t.surveyor));
