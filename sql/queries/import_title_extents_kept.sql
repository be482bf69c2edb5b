-- Assets whose land another source has drawn. What is trusted as much, or more, stays, and so does what a person drew; what
-- is trusted less gives way. Either is told of.
WITH drawn AS (
  SELECT p.asset_id, min(CASE WHEN p.record_id IS NULL THEN 0 ELSE f.rank END) AS rank, string_agg(DISTINCT f.feed, ', ') AS feeds,
         st_union(p.extent) AS extent, count(*) AS parcels
  FROM register.land_parcel p
  LEFT JOIN source.record r ON r.record_id = p.record_id
  LEFT JOIN source.batch l ON l.batch_id = r.batch_id
  LEFT JOIN source.feed f ON f.feed = l.feed
  WHERE p.asset_id IN (SELECT asset_id FROM pg_temp.incoming)
    AND NOT EXISTS (SELECT FROM pg_temp.import_batch own WHERE own.feed = l.feed)
  GROUP BY p.asset_id
), weighed AS (
  SELECT i.row_number, i.code, i.how, a.reference, d.*, d.rank <= own.rank OR d.parcels > 1 AS stays,
         round(st_area(i.extent)::numeric) AS area_m2, round(st_area(d.extent)::numeric) AS drawn_m2,
         round((100 * st_area(st_intersection(i.extent, d.extent)) / st_area(d.extent))::numeric) AS covers
  FROM drawn d
  JOIN pg_temp.incoming i ON i.asset_id = d.asset_id
  JOIN register.asset a ON a.asset_id = d.asset_id
  CROSS JOIN pg_temp.import_batch b
  JOIN source.feed own ON own.feed = b.feed
), told AS (
  INSERT INTO source.issue (batch_id, row_number, value, severity, code, reason)
  SELECT b.batch_id, w.row_number, w.code, 'warning', CASE WHEN w.stays THEN 'extent_kept' ELSE 'extent_replaced' END,
         format('found by %s, this polygon of %s m2 covers %s%% of the land of %s as %s drew it (%s m2); %s', w.how, w.area_m2,
                w.covers, w.reference, coalesce(w.feeds, 'a person'), w.drawn_m2,
                CASE WHEN w.stays THEN 'that stays, for it is trusted no less' ELSE 'this took its place, for it is trusted more' END)
  FROM weighed w
  CROSS JOIN pg_temp.import_batch b
)
UPDATE pg_temp.incoming i
SET how = CASE WHEN w.stays THEN 'kept' ELSE 'replaces' END
FROM weighed w
WHERE w.row_number = i.row_number;
