-- Entries that have come to their end since, or whose notice, name or dates are corrected.
WITH given AS (
  SELECT DISTINCT ON (i.asset_id, i.designation_kind, coalesce(i.official_reference, i.designation_name)) i.*, d.designation_id
  FROM pg_temp.incoming i
  JOIN register.designation d ON d.asset_id = i.asset_id AND d.kind_code = i.designation_kind
    AND CASE WHEN d.reference IS NOT NULL AND i.official_reference IS NOT NULL THEN d.reference = i.official_reference
             ELSE d.reference IS NULL OR d.name = i.designation_name END
  ORDER BY i.asset_id, i.designation_kind, coalesce(i.official_reference, i.designation_name),
           (d.reference = i.official_reference) DESC NULLS LAST, d.designation_id
), changed AS (
  UPDATE register.designation d
  SET reference = coalesce(g.official_reference, d.reference), name = coalesce(g.designation_name, d.name),
      valid = daterange(coalesce(g.listed_on, lower(d.valid)), coalesce(g.ends_on, upper(d.valid))),
      notice_on = coalesce(g.notice_on, d.notice_on), record_id = g.record_id
  FROM given g
  WHERE d.designation_id = g.designation_id
    AND (d.reference, d.name, d.valid, d.notice_on)
        IS DISTINCT FROM
        (coalesce(g.official_reference, d.reference), coalesce(g.designation_name, d.name),
         daterange(coalesce(g.listed_on, lower(d.valid)), coalesce(g.ends_on, upper(d.valid))),
         coalesce(g.notice_on, d.notice_on))
    AND (coalesce(g.ends_on, upper(d.valid)) > coalesce(g.listed_on, lower(d.valid))) IS NOT FALSE
  RETURNING g.row_number
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM changed;
