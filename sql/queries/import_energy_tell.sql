-- What is missing of the months: half hours within a day, and days between the first and the last of a supply.
WITH run AS (
  SELECT i.row_number, i.meter, i.period, i.missing_half_hours,
         lag(upper(i.period)) OVER (PARTITION BY i.supply_id ORDER BY lower(i.period)) AS earlier_until
  FROM pg_temp.incoming i
  WHERE i.missing_half_hours IS NOT NULL
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, r.row_number, 'meter', r.meter, 'warning', 'half_hours_missing',
       format('%s no value: the sum of the others was taken, and marked partial',
              CASE r.missing_half_hours WHEN 1 THEN '1 half hour' ELSE r.missing_half_hours || ' half hours' END
              || CASE WHEN lower(r.period) = upper(r.period) - 1 THEN ' of ' || to_char(lower(r.period), 'FMDD FMMonth YYYY')
                      ELSE ' from ' || to_char(lower(r.period), 'FMDD FMMonth YYYY') || ' to '
                           || to_char(upper(r.period) - 1, 'FMDD FMMonth YYYY') END
              || CASE r.missing_half_hours WHEN 1 THEN ' has' ELSE ' have' END)
FROM pg_temp.import_batch b, run r
WHERE r.missing_half_hours > 0
UNION ALL
SELECT b.batch_id, r.row_number, 'meter', r.meter, 'warning', 'days_missing',
       CASE WHEN r.earlier_until = lower(r.period) - 1
            THEN format('no row tells of %s: nothing was put in for that day', to_char(r.earlier_until, 'FMDD FMMonth YYYY'))
            ELSE format('no row tells of %s to %s: nothing was put in for those days',
                        to_char(r.earlier_until, 'FMDD FMMonth YYYY'), to_char(lower(r.period) - 1, 'FMDD FMMonth YYYY')) END
FROM pg_temp.import_batch b, run r
WHERE lower(r.period) > r.earlier_until;
