-- Constraints, by asset, kind and reference: a blank cell leaves what is known.
WITH given AS (
  SELECT i.row_number, i.record_id, i.asset_id, i.constraint_kind, coalesce(i.constraint_reference, '') AS reference,
         coalesce(i.found, t.found, true) AS found, coalesce(i.terms, t.terms) AS terms, i.constraint_source AS source,
         daterange(coalesce(i.since, lower(t.valid)), coalesce(i.until, upper(t.valid))) AS valid,
         coalesce(i.marking, t.marking_code, 'internal') AS marking
  FROM pg_temp.incoming i
  LEFT JOIN register.constraint t ON t.asset_id = i.asset_id AND t.kind_code = i.constraint_kind
    AND t.reference = coalesce(i.constraint_reference, '')
), changed AS (
  INSERT INTO register.constraint AS t (asset_id, kind_code, reference, found, terms, source, valid, marking_code, record_id)
  SELECT asset_id, constraint_kind, reference, found, terms, source, valid, marking, record_id
  FROM given
  ORDER BY row_number
  ON CONFLICT (asset_id, kind_code, reference) DO UPDATE
  SET found = excluded.found, terms = excluded.terms, source = excluded.source, valid = excluded.valid,
      marking_code = excluded.marking_code, record_id = excluded.record_id
  WHERE (t.found, t.terms, t.source, t.valid, t.marking_code)
        IS DISTINCT FROM (excluded.found, excluded.terms, excluded.source, excluded.valid, excluded.marking_code)
  RETURNING t.record_id, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made FROM changed c JOIN given g ON g.record_id = c.record_id;
