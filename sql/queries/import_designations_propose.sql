-- What was found near goes before a person. Of the entries that this file has, what was proposed earlier and is found no more
-- is withdrawn; what was decided stays.
WITH found AS (
  SELECT DISTINCT ON (n.asset_id, n.entry) n.asset_id, n.entry, i.designation_kind, i.official_reference, i.designation_name,
         daterange(i.listed_on, CASE WHEN i.ends_on > i.listed_on OR i.listed_on IS NULL THEN i.ends_on END) AS valid,
         i.notice_on, n.point, round(n.metres::numeric, 1) AS metres, i.record_id
  FROM pg_temp.near n
  JOIN pg_temp.incoming i ON i.row_number = n.row_number
  ORDER BY n.asset_id, n.entry, n.metres, n.row_number
), withdrawn AS (
  DELETE FROM register.designation_candidate c
  USING (SELECT DISTINCT entry FROM pg_temp.incoming) AS said
  WHERE c.entry = said.entry AND c.state = 'open'
    AND NOT EXISTS (SELECT FROM found f WHERE f.asset_id = c.asset_id AND f.entry = c.entry)
    AND NOT EXISTS (SELECT FROM records.archived_asset archived WHERE archived.asset_id = c.asset_id)
)
INSERT INTO register.designation_candidate AS c (asset_id, entry, kind_code, reference, name, valid, notice_on, location, metres,
                                                 record_id)
SELECT asset_id, entry, designation_kind, official_reference, designation_name, valid, notice_on, point, metres, record_id
FROM found
ON CONFLICT (asset_id, entry) DO UPDATE
SET kind_code = excluded.kind_code, reference = excluded.reference, name = excluded.name, valid = excluded.valid,
    notice_on = excluded.notice_on, location = excluded.location, metres = excluded.metres, record_id = excluded.record_id
WHERE c.state = 'open'
  AND (c.kind_code, c.reference, c.name, c.valid, c.notice_on, c.location, c.metres)
      IS DISTINCT FROM (excluded.kind_code, excluded.reference, excluded.name, excluded.valid, excluded.notice_on,
                        excluded.location, excluded.metres);
