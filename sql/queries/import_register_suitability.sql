-- How well each asset suits its service.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         i.suitability_on AS assessed_on,
         i.suitability AS suitability_code,
         i.accessible AS accessible
  FROM pg_temp.incoming i
  WHERE i.suitability IS NOT NULL AND i.suitability_on IS NOT NULL
), changed AS (
  INSERT INTO register.suitability AS t (
    asset_id, assessed_on, suitability_code, accessible, record_id)
  SELECT
    g.asset_id, g.assessed_on, g.suitability_code, g.accessible, g.record_id
  FROM given g
  ON CONFLICT (asset_id, assessed_on) DO UPDATE
  SET
    suitability_code = coalesce(excluded.suitability_code, t.suitability_code),
    accessible = coalesce(excluded.accessible, t.accessible), record_id = excluded.record_id
  WHERE
    (t.suitability_code, t.accessible)
    IS DISTINCT FROM
    (coalesce(excluded.suitability_code, t.suitability_code), coalesce(excluded.accessible, t.accessible))
  RETURNING t.asset_id, t.assessed_on
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.assessed_on IS NOT DISTINCT FROM c.assessed_on;
