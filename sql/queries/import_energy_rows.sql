-- The checked rows of an energy file, typed, each with the source record that it stands in; of a row with a column for
-- each month, one for each. A file's period includes its last day, the register's ends with the day after it.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::bigint AS building_id, NULL::bigint AS supply_id,
       part.period, part.kwh, given.asset_code, given.building_code, given.meter, given.fuel,
       CASE WHEN given.made_months IS NULL THEN given.cost END AS cost, given.reading_kind, given.automatic, given.generates, given.exports,
       given.made_missing AS missing_half_hours, given.made_estimated AS estimated_half_hours
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, building_code text, meter text, fuel text, period_start date, period_end date, kwh numeric(14, 3),
    cost numeric(14, 2), reading_kind text, automatic boolean, generates boolean, exports boolean, made_kwh numeric(14, 3),
    made_months text, made_missing integer, made_estimated integer
  )
CROSS JOIN LATERAL (
  SELECT daterange(given.period_start, given.period_end, '[]') AS period, coalesce(given.made_kwh, given.kwh) AS kwh
  WHERE given.made_months IS NULL
  UNION ALL
  SELECT daterange((month.value ->> 0)::date, (month.value ->> 1)::date), (month.value ->> 2)::numeric(14, 3)
  FROM jsonb_array_elements(given.made_months::jsonb) AS month (value)
) AS part;
