-- Readings over days that another reading of the supply covers already, in this file or in the register: kept out,
-- because the energy of those days would count twice. The same period again is a correction, and is taken. A row of
-- several months loses those only; with a run of days all its rows are kept out.
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
  DELETE FROM pg_temp.incoming i USING clash c WHERE c.row_number = i.row_number AND c.period = i.period
  RETURNING i.row_number, c.period, c.other
), told AS (
  SELECT o.*,
         EXISTS (SELECT FROM pg_temp.incoming i
                 WHERE i.row_number = o.row_number
                   AND NOT EXISTS (SELECT FROM out p WHERE p.row_number = i.row_number AND p.period = i.period)) AS others_stay
  FROM out o
  UNION ALL
  SELECT d.row_number, o.period, o.other, false
  FROM out o
  JOIN pg_temp.energy_day d ON d.lead_row = o.row_number AND d.row_number <> o.row_number
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, t.row_number, 'period_start', lower(t.period)::text || ' to ' || (upper(t.period) - 1)::text,
       CASE WHEN t.others_stay THEN 'warning' ELSE 'rejected' END, 'period_overlaps',
       format('%s of the same meter covers some of these days: %scorrect the periods and import the file again', t.other,
              CASE WHEN t.others_stay THEN 'the month was left out; ' ELSE '' END)
FROM pg_temp.import_batch b, told t;
