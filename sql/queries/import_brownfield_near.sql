-- Sites that an asset's extent holds; and of the others those in which, taken as a circle of their area, an asset lies:
-- told, for a person to say.
WITH within AS (
  UPDATE pg_temp.incoming i SET asset_found_by = 'extent' WHERE i.asset_id IS NOT NULL AND i.asset_found_by IS NULL
), near AS (
  SELECT i.row_number, i.site_reference, a.reference, a.name, a.marking_code,
         row_number() OVER (PARTITION BY i.row_number ORDER BY st_distance(a.location, place.point), a.asset_id) AS turn
  FROM pg_temp.incoming i
  CROSS JOIN LATERAL (SELECT st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700) AS point) AS place
  JOIN register.asset a ON st_dwithin(a.location, place.point, sqrt(i.hectares * 10000 / pi()))
  WHERE i.asset_id IS NULL AND i.made_easting IS NOT NULL AND NOT i.place_doubtful AND i.ended_on IS NULL
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, n.row_number, 'site_reference', n.site_reference, 'warning', 'asset_candidate',
       format('perhaps %s lies on the site: if it does, say so in an asset_code column',
              string_agg(n.reference || CASE WHEN n.marking_code IN ('public', 'internal') THEN ' ' || left(n.name, 40)
                                             ELSE '' END, ', ' ORDER BY n.turn))
FROM pg_temp.import_batch b, near n
WHERE n.turn <= 3
GROUP BY b.batch_id, n.row_number, n.site_reference
ORDER BY n.row_number;
