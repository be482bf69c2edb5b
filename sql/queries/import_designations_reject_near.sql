-- Entries that no asset is known for, by place: those with candidates name them, for a person to say which; the others
-- are of others' buildings. Both are kept out.
WITH near AS (
  SELECT max(metres) FILTER (WHERE reach = 'near') AS metres, max(metres) FILTER (WHERE reach = 'near_by_name') AS by_name
  FROM code.reach, pg_temp.import_batch b
  WHERE b.today >= valid_from AND b.today < valid_to
), place AS (
  SELECT i.row_number, i.designation_name, st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700) AS point
  FROM pg_temp.incoming i
  WHERE i.asset_id IS NULL AND i.made_easting IS NOT NULL AND num_nonnulls(i.asset_code, i.uprn, i.urn) = 0
), candidate AS (
  SELECT p.row_number, a.asset_id, st_distance(a.location, p.point) AS metres,
         similarity(lower(a.name), lower(p.designation_name)) AS likeness
  FROM near n, place p
  JOIN register.asset a ON st_dwithin(a.location, p.point, (SELECT by_name FROM near))
  WHERE st_distance(a.location, p.point) <= n.metres OR similarity(lower(a.name), lower(p.designation_name)) >= 0.5
  UNION
  SELECT p.row_number, l.asset_id, 0, similarity(lower(a.name), lower(p.designation_name))
  FROM place p
  JOIN register.land_parcel l ON st_intersects(l.extent, p.point)
  JOIN register.asset a ON a.asset_id = l.asset_id
), named AS (
  SELECT c.row_number,
         string_agg(format('%s%s, %s m away', a.reference,
                           CASE WHEN a.marking_code IN ('public', 'internal') THEN ' ' || left(a.name, 40) ELSE '' END,
                           round(c.metres::numeric)),
                    '; ' ORDER BY c.turn) FILTER (WHERE c.turn <= 3) AS names
  FROM (SELECT row_number, asset_id, min(metres) AS metres,
               row_number() OVER (PARTITION BY row_number ORDER BY max(likeness) DESC NULLS LAST, min(metres), asset_id) AS turn
        FROM candidate GROUP BY row_number, asset_id) AS c
  JOIN register.asset a ON a.asset_id = c.asset_id
  GROUP BY c.row_number
), out AS (
  DELETE FROM pg_temp.incoming i
  WHERE i.asset_id IS NULL AND num_nonnulls(i.asset_code, i.uprn, i.urn) = 0
  RETURNING i.row_number, coalesce(i.official_reference, i.designation_name) AS entry
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'official_reference', o.entry, 'rejected',
       CASE WHEN n.names IS NULL THEN 'no_asset_here' ELSE 'asset_candidate' END,
       CASE WHEN n.names IS NULL THEN 'no asset is known to stand there: most entries of such a list are others'' buildings'
            ELSE format('perhaps %s: if it is, say so in an asset_code column and import the row again', n.names) END
FROM pg_temp.import_batch b, out o
LEFT JOIN named n ON n.row_number = o.row_number
ORDER BY o.row_number;
