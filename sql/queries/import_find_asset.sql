-- Which asset each row speaks of, whatever it is that the row says of it: a reference (SC000123); a code in the feed's
-- scheme, or a part of one; the URN of its school; a UPRN that only one asset has; a code that is such a UPRN, or that
-- only one asset of any scheme has. Rows that found theirs already are left as they are.
WITH said AS (
  SELECT r.row_number, r.fields ->> 'asset_code' AS asset_code, (r.fields ->> 'uprn')::bigint AS uprn,
         (r.fields ->> 'urn')::integer AS urn,
         jsonb_build_array(r.fields -> 'asset_code', r.fields -> 'uprn', r.fields -> 'urn') AS words
  FROM pg_temp.import_row r
  JOIN pg_temp.incoming i ON i.row_number = r.row_number
  WHERE i.asset_id IS NULL
), spoken AS (
  SELECT DISTINCT words, asset_code, uprn, urn FROM said
), found AS (
  SELECT s.words,
         coalesce(
           (SELECT a.asset_id FROM register.asset a WHERE a.reference = upper(s.asset_code)),
           (SELECT f.asset_id FROM register.former_reference f WHERE f.reference = upper(s.asset_code)),
           (SELECT h.asset_id FROM register.asset_identifier h WHERE h.scheme = b.scheme AND h.value = s.asset_code),
           (SELECT h.asset_id FROM register.asset_identifier h
            WHERE h.scheme = b.scheme || '-part' AND h.value = s.asset_code),
           (SELECT e.asset_id FROM register.establishment e WHERE e.urn = s.urn),
           (SELECT min(o.asset_id) FROM register.school o WHERE o.urn = s.urn HAVING count(*) = 1),
           (SELECT h.asset_id FROM register.asset_identifier h WHERE h.scheme = 'urn' AND h.value = s.urn::text),
           (SELECT min(a.asset_id) FROM register.asset a WHERE a.uprn = s.uprn HAVING count(*) = 1),
           (SELECT min(a.asset_id) FROM register.asset a
            WHERE a.uprn = CASE WHEN s.asset_code ~ '^[0-9]{6,12}$' THEN s.asset_code::bigint END
            HAVING count(*) = 1),
           (SELECT min(h.asset_id) FROM register.asset_identifier h WHERE h.value = s.asset_code
            HAVING count(DISTINCT h.asset_id) = 1)) AS asset_id
  FROM pg_temp.import_batch b, spoken s
)
UPDATE pg_temp.incoming i
SET asset_id = found.asset_id
FROM found
JOIN said ON said.words = found.words
WHERE found.asset_id IS NOT NULL AND said.row_number = i.row_number;
