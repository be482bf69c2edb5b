-- Days of half hours, each with the row that stands for its run: days of one supply and month that follow one another.
CREATE TEMPORARY TABLE energy_day ON COMMIT DROP AS
SELECT d.*, min(d.row_number) OVER (PARTITION BY d.supply_id, date_trunc('month', lower(d.period)), d.run) AS lead_row
FROM (
  SELECT f.*,
         lower(f.period) - (row_number() OVER (PARTITION BY f.supply_id ORDER BY lower(f.period)))::integer AS run
  FROM (SELECT DISTINCT ON (i.supply_id, i.period) i.*
        FROM pg_temp.incoming i
        WHERE i.missing_half_hours IS NOT NULL
        ORDER BY i.supply_id, i.period, i.row_number) AS f
) AS d;
