-- What is gone ends on the day from which the new boundaries hold, and is told of. One that began on that day or later
-- cannot end before it: it stays.
WITH ended AS (
  UPDATE gazetteer.boundary t
  SET valid = daterange(lower(t.valid), g.from_on)
  FROM pg_temp.gone g
  WHERE t.boundary_id = g.boundary_id AND (lower_inf(g.valid) OR lower(g.valid) < g.from_on)
  RETURNING t.boundary_id
)
INSERT INTO source.issue (batch_id, severity, code, value, reason)
SELECT b.batch_id, 'absent', CASE WHEN e.boundary_id IS NULL THEN 'boundary_kept' ELSE 'boundary_ended' END, g.code,
       CASE WHEN e.boundary_id IS NULL
            THEN format('%s (%s) is not in this file, but it began on %s, no earlier than the file holds from: it stays',
                        g.name, g.code, lower(g.valid))
            ELSE format('%s (%s) is not in this file: it ended on %s', g.name, g.code, g.from_on) END
FROM pg_temp.gone g
CROSS JOIN pg_temp.import_batch b
LEFT JOIN ended e ON e.boundary_id = g.boundary_id
ORDER BY g.kind_code, g.code;
