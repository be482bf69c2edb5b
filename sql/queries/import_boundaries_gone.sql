-- Boundaries of the file's kinds that are in force and not in it: those that an earlier file of this feed brought, and those
-- whose ground the new ones cover. A file of one district says nothing of another's.
CREATE TEMPORARY TABLE gone ON COMMIT DROP AS
WITH ground AS (
  SELECT w.kind, st_union(w.extent) AS extent, max(w.from_on) AS from_on
  FROM pg_temp.wanted w
  GROUP BY w.kind
)
SELECT t.boundary_id, t.kind_code, t.code, t.name, t.valid, ground.from_on
FROM pg_temp.import_batch b
CROSS JOIN ground
JOIN gazetteer.boundary t ON t.kind_code = ground.kind AND upper_inf(t.valid)
LEFT JOIN source.record r ON r.record_id = t.record_id
LEFT JOIN source.batch brought ON brought.batch_id = r.batch_id
WHERE NOT EXISTS (SELECT FROM pg_temp.wanted w WHERE w.kind = t.kind_code AND w.code = t.code)
  AND (brought.feed = b.feed
       OR (st_intersects(t.extent, ground.extent)
           AND st_area(st_intersection(t.extent, ground.extent)) > 0.95 * st_area(t.extent)));
