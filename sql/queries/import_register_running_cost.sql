-- What each asset cost and earned in a financial year.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         i.financial_year AS financial_year,
         i.premises_cost AS premises_cost,
         i.income AS income,
         i.planned_maintenance AS planned_maintenance,
         i.reactive_maintenance AS reactive_maintenance
  FROM pg_temp.incoming i
  WHERE i.financial_year IS NOT NULL
    AND num_nonnulls(i.premises_cost, i.income, i.planned_maintenance, i.reactive_maintenance) > 0
), changed AS (
  INSERT INTO register.running_cost AS t (
    asset_id, financial_year, premises_cost, income, planned_maintenance, reactive_maintenance, record_id)
  SELECT
    g.asset_id, g.financial_year, g.premises_cost, g.income, g.planned_maintenance, g.reactive_maintenance,
    g.record_id
  FROM given g
  ON CONFLICT (asset_id, financial_year) DO UPDATE
  SET
    premises_cost = coalesce(excluded.premises_cost, t.premises_cost),
    income = coalesce(excluded.income, t.income),
    planned_maintenance = coalesce(excluded.planned_maintenance, t.planned_maintenance),
    reactive_maintenance = coalesce(excluded.reactive_maintenance, t.reactive_maintenance),
    record_id = excluded.record_id
  WHERE
    (t.premises_cost, t.income, t.planned_maintenance, t.reactive_maintenance)
    IS DISTINCT FROM
    (coalesce(excluded.premises_cost, t.premises_cost), coalesce(excluded.income, t.income),
     coalesce(excluded.planned_maintenance, t.planned_maintenance), coalesce(excluded.reactive_maintenance,
     t.reactive_maintenance))
  RETURNING t.asset_id, t.financial_year
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.financial_year IS NOT DISTINCT FROM c.financial_year;
