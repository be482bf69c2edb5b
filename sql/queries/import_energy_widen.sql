-- A run of days that holds the one reading which the register has of them, of half hours too, takes its place.
WITH wider AS (
  SELECT i.period, min(r.reading_id) AS reading_id
  FROM pg_temp.incoming i
  JOIN register.energy_reading r ON r.supply_id = i.supply_id AND r.period && i.period
  WHERE i.missing_half_hours IS NOT NULL
  GROUP BY i.row_number, i.period
  HAVING count(*) = 1 AND bool_and(r.period <@ i.period AND r.period <> i.period AND r.missing_half_hours IS NOT NULL)
)
UPDATE register.energy_reading r
SET period = wider.period
FROM wider
WHERE r.reading_id = wider.reading_id;
