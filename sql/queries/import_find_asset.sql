-- Which asset each row speaks of: by reference (SC000123); by the code in the feed's scheme; by a part of that code; by
-- a UPRN that only one asset has; by a code that only one asset of any scheme has.
WITH code AS (
  SELECT DISTINCT asset_code FROM pg_temp.incoming
), found AS (
  SELECT c.asset_code,
         coalesce(
           (SELECT a.asset_id FROM register.asset a WHERE a.reference = upper(c.asset_code)),
           (SELECT h.asset_id FROM register.asset_identifier h WHERE h.scheme = b.scheme AND h.value = c.asset_code),
           (SELECT h.asset_id FROM register.asset_identifier h
            WHERE h.scheme = b.scheme || '-part' AND h.value = c.asset_code),
           (SELECT min(a.asset_id) FROM register.asset a
            WHERE a.uprn = CASE WHEN c.asset_code ~ '^[0-9]{6,12}$' THEN c.asset_code::bigint END
            HAVING count(*) = 1),
           (SELECT min(h.asset_id) FROM register.asset_identifier h WHERE h.value = c.asset_code
            HAVING count(DISTINCT h.asset_id) = 1)) AS asset_id
  FROM pg_temp.import_batch b, code c
)
UPDATE pg_temp.incoming i
SET asset_id = found.asset_id
FROM found
WHERE found.asset_code = i.asset_code;
