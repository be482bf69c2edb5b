-- The surveys that the rows belong to.
WITH given AS (
  SELECT i.asset_id, coalesce(i.survey_reference, '1') AS reference, coalesce(max(i.survey_kind), 'full') AS kind_code,
         max(i.surveyed_on) AS surveyed_on, max(i.surveyor) AS surveyor, max(i.price_base_on) AS price_base_on,
         bool_and(i.includes_preliminaries) AS includes_preliminaries, bool_and(i.includes_contingency) AS includes_contingency,
         bool_and(i.includes_fees) AS includes_fees, bool_and(i.includes_vat) AS includes_vat, min(i.record_id) AS record_id
  FROM pg_temp.incoming i
  GROUP BY i.asset_id, coalesce(i.survey_reference, '1')
)
INSERT INTO register.condition_survey AS t (asset_id, reference, kind_code, surveyed_on, surveyor, price_base_on, includes_preliminaries,
                                             includes_contingency, includes_fees, includes_vat, record_id)
SELECT g.asset_id, g.reference, g.kind_code, g.surveyed_on, g.surveyor, g.price_base_on, g.includes_preliminaries, g.includes_contingency,
       g.includes_fees, g.includes_vat, g.record_id
FROM given g
ON CONFLICT (asset_id, reference) DO UPDATE
SET kind_code = excluded.kind_code, surveyed_on = coalesce(excluded.surveyed_on, t.surveyed_on),
    surveyor = coalesce(excluded.surveyor, t.surveyor), price_base_on = coalesce(excluded.price_base_on, t.price_base_on),
    includes_preliminaries = coalesce(excluded.includes_preliminaries, t.includes_preliminaries),
    includes_contingency = coalesce(excluded.includes_contingency, t.includes_contingency),
    includes_fees = coalesce(excluded.includes_fees, t.includes_fees), includes_vat = coalesce(excluded.includes_vat, t.includes_vat)
WHERE (t.kind_code, t.surveyed_on, t.surveyor, t.price_base_on, t.includes_preliminaries, t.includes_contingency,
       t.includes_fees, t.includes_vat)
      IS DISTINCT FROM (excluded.kind_code, coalesce(excluded.surveyed_on, t.surveyed_on),
                        coalesce(excluded.surveyor, t.surveyor), coalesce(excluded.price_base_on, t.price_base_on),
                        coalesce(excluded.includes_preliminaries, t.includes_preliminaries),
                        coalesce(excluded.includes_contingency, t.includes_contingency),
                        coalesce(excluded.includes_fees, t.includes_fees), coalesce(excluded.includes_vat, t.includes_vat));
