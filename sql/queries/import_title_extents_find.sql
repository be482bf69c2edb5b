-- Which asset each polygon is of, where the row says it: by a UPRN or a title number that only one asset has.
WITH title AS (
  SELECT upper(title_number) AS title_number, asset_id FROM register.interest WHERE title_number IS NOT NULL
  UNION
  SELECT upper(title_number), asset_id FROM register.land_parcel WHERE title_number IS NOT NULL
), found AS (
  SELECT i.row_number,
         (SELECT min(a.asset_id) FROM register.asset a WHERE a.uprn = i.uprn HAVING count(*) = 1) AS by_uprn,
         (SELECT min(t.asset_id) FROM title t WHERE t.title_number = upper(i.title_number) HAVING count(*) = 1) AS by_title
  FROM pg_temp.incoming i
  WHERE i.uprn IS NOT NULL OR i.title_number IS NOT NULL
)
UPDATE pg_temp.incoming i
SET asset_id = coalesce(found.by_uprn, found.by_title),
    how = CASE WHEN found.by_uprn IS NOT NULL THEN 'its UPRN' WHEN found.by_title IS NOT NULL THEN 'its title number' END
FROM found
WHERE found.row_number = i.row_number;
