-- Carbon factors, by fuel, scope and year.
WITH given AS (
  SELECT i.row_number, r.record_id, b.source, f.fuel, f.scope, f.year,
         f.kg_co2e_per_kwh, coalesce(f.published_name, c.label) AS published_name
  FROM pg_temp.import_batch b
  JOIN source.record r ON r.batch_id = b.batch_id
  JOIN pg_temp.import_row i ON i.row_number = r.row_number
  CROSS JOIN LATERAL jsonb_to_record(i.fields) AS f (
    fuel text, scope integer, year integer, kg_co2e_per_kwh numeric(12, 10), published_name text)
  JOIN code.fuel c ON c.code = f.fuel
), changed AS (
  INSERT INTO register.carbon_factor AS t (fuel_code, scope, year, kg_co2e_per_kwh, published_name, source, record_id)
  SELECT g.fuel, g.scope, g.year, g.kg_co2e_per_kwh, g.published_name, g.source, g.record_id FROM given g
  ON CONFLICT (fuel_code, scope, year) DO UPDATE
  SET kg_co2e_per_kwh = excluded.kg_co2e_per_kwh, published_name = excluded.published_name, source = excluded.source,
      record_id = excluded.record_id
  WHERE (t.kg_co2e_per_kwh, t.published_name, t.source)
        IS DISTINCT FROM (excluded.kg_co2e_per_kwh, excluded.published_name, excluded.source)
  RETURNING t.fuel_code, t.scope, t.year, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made
FROM changed c
JOIN given g ON g.fuel = c.fuel_code AND g.scope = c.scope AND g.year = c.year;
