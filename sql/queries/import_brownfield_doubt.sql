-- Sites that lie far from the others of their town (the end of the address, where four or more sites share it): the place
-- is kept, told, and no asset is looked for there.
WITH placed AS (
  SELECT i.row_number, lower(btrim(regexp_replace(i.site_name, '^.*,', ''))) AS town,
         i.made_easting AS x, i.made_northing AS y
  FROM pg_temp.incoming i
  WHERE i.made_easting IS NOT NULL AND strpos(i.site_name, ',') > 0
), middle AS (
  SELECT town, count(*) AS sites, percentile_cont(0.5) WITHIN GROUP (ORDER BY x) AS x,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY y) AS y
  FROM placed
  GROUP BY town
  HAVING count(*) >= 4
), far AS (
  SELECT p.row_number, m.town, m.sites, sqrt((p.x - m.x) ^ 2 + (p.y - m.y) ^ 2) AS metres
  FROM placed p
  JOIN middle m ON m.town = p.town
), doubted AS (
  UPDATE pg_temp.incoming i SET place_doubtful = true
  FROM far f, code.reach reach, pg_temp.import_batch b
  WHERE f.row_number = i.row_number AND reach.reach = 'same_place' AND b.today >= reach.valid_from
    AND b.today < reach.valid_to AND f.metres > reach.metres
  RETURNING i.row_number, i.site_name, f.metres, f.sites, f.town
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, d.row_number, 'x', d.site_name, 'warning', 'place_doubtful',
       format('the site lies %s km from the middle of the %s sites whose address ends with "%s": check its coordinates',
              round((d.metres / 1000)::numeric, 1), d.sites, initcap(d.town))
FROM pg_temp.import_batch b, doubted d
ORDER BY d.row_number;
