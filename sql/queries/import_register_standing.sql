-- What already stands of the assets of the file: what people set, and what feeds other than this one say. Where several
-- rows of the file are one asset, also what this file says, of which the first row speaks. Claims are looked through for
-- the assets alone of which anybody else could have said something.
CREATE TEMPORARY TABLE standing ON COMMIT DROP AS
WITH several AS (
  SELECT asset_id FROM pg_temp.incoming GROUP BY asset_id HAVING count(*) > 1
), concerned AS (
  SELECT asset_id FROM several
  UNION SELECT asset_id FROM register.override
  UNION SELECT l.asset_id
  FROM pg_temp.import_batch b
  JOIN source.batch other ON other.feed <> b.feed AND other.status = 'applied'
    AND other.kind IN (SELECT kind FROM code.claim_field)
  JOIN source.record r ON r.batch_id = other.batch_id
  JOIN source.link l ON l.record_id = r.record_id
)
SELECT c.asset_id, c.field, c.building_code, c.record_id, c.override_id
FROM pg_temp.import_batch b
JOIN edit.ranked_claim c ON c.feed IS DISTINCT FROM b.feed
  OR (c.batch_id = b.batch_id AND c.asset_id IN (SELECT asset_id FROM several))
WHERE c.place = 1
  AND c.asset_id = ANY (ARRAY(SELECT i.asset_id FROM pg_temp.incoming i JOIN concerned USING (asset_id) WHERE NOT i.is_new));
