-- Of entries that no asset is known for: the assets near their place, or of a like name not far from it. Not those that a
-- person has said no to, nor those in the archive, which are changed no more.
CREATE TEMPORARY TABLE near ON COMMIT DROP AS
WITH reach AS (
  SELECT max(metres) FILTER (WHERE reach = 'near') AS metres, max(metres) FILTER (WHERE reach = 'near_by_name') AS by_name
  FROM code.reach, pg_temp.import_batch b
  WHERE b.today >= valid_from AND b.today < valid_to
), place AS (
  SELECT i.row_number, i.entry, i.designation_name, st_setsrid(st_makepoint(i.made_easting, i.made_northing), 27700) AS point
  FROM pg_temp.incoming i
  WHERE i.asset_id IS NULL AND i.made_easting IS NOT NULL AND num_nonnulls(i.asset_code, i.uprn, i.urn) = 0
), candidate AS (
  SELECT p.row_number, p.entry, p.point, a.asset_id, st_distance(a.location, p.point) AS metres,
         similarity(lower(a.name), lower(p.designation_name)) AS likeness
  FROM reach n, place p
  JOIN register.asset a ON st_dwithin(a.location, p.point, (SELECT by_name FROM reach))
  WHERE st_distance(a.location, p.point) <= n.metres OR similarity(lower(a.name), lower(p.designation_name)) >= 0.5
  UNION
  SELECT p.row_number, p.entry, p.point, l.asset_id, 0, similarity(lower(a.name), lower(p.designation_name))
  FROM place p
  JOIN register.land_parcel l ON st_intersects(l.extent, p.point)
  JOIN register.asset a ON a.asset_id = l.asset_id
)
SELECT c.row_number, c.entry, c.point, c.asset_id, min(c.metres) AS metres,
       row_number() OVER (PARTITION BY c.row_number ORDER BY max(c.likeness) DESC NULLS LAST, min(c.metres), c.asset_id) AS turn
FROM candidate c
WHERE NOT EXISTS (SELECT FROM register.designation_candidate d
                  WHERE d.asset_id = c.asset_id AND d.entry = c.entry AND d.state = 'rejected')
  AND NOT EXISTS (SELECT FROM records.archived_asset archived WHERE archived.asset_id = c.asset_id)
GROUP BY c.row_number, c.entry, c.point, c.asset_id;
