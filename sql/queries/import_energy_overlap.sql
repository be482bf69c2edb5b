-- Readings over days that another reading of the supply covers already, in this file or in the register: kept out,
-- because the energy of those days would count twice. The same period again is a correction, and is taken.
WITH earlier AS (
  SELECT i.row_number, i.period, i.supply_id,
         max(upper(i.period)) OVER (PARTITION BY i.supply_id ORDER BY lower(i.period), i.row_number
                                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_until
  FROM pg_temp.incoming i
), clash AS (
  SELECT e.row_number, e.period, 'another row of the file' AS other
  FROM earlier e
  WHERE lower(e.period) < e.covered_until
  UNION
  SELECT i.row_number, i.period, 'a reading in the register'
  FROM pg_temp.incoming i
  JOIN register.energy_reading r ON r.supply_id = i.supply_id AND r.period && i.period AND r.period <> i.period
), out AS (
  DELETE FROM pg_temp.incoming i USING clash c WHERE c.row_number = i.row_number
  RETURNING i.row_number, c.period, c.other
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'period_start', lower(o.period)::text || ' to ' || (upper(o.period) - 1)::text,
       'rejected', 'period_overlaps',
       format('%s of the same meter covers some of these days: correct the periods and import the file again', o.other)
FROM pg_temp.import_batch b, out o;
