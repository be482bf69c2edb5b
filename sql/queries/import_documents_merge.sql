-- Documents, by asset and the place where they are kept.
WITH changed AS (
  INSERT INTO register.document AS t (asset_id, kind_code, title, location, dated, sha256, marking_code, retention_class,
                                      retain_until, record_id)
  SELECT i.asset_id, coalesce(i.document_kind, 'other'), i.title, i.location, i.dated, i.sha256,
         coalesce(i.document_marking, 'internal'), i.retention_class, i.retain_until, i.record_id
  FROM pg_temp.incoming i
  ORDER BY i.row_number
  ON CONFLICT (asset_id, location) DO UPDATE
  SET kind_code = CASE WHEN excluded.kind_code = 'other' THEN t.kind_code ELSE excluded.kind_code END, title = excluded.title,
      dated = coalesce(excluded.dated, t.dated), sha256 = coalesce(excluded.sha256, t.sha256),
      marking_code = CASE WHEN excluded.record_id IN (SELECT n.record_id FROM pg_temp.incoming n WHERE n.document_marking IS NOT NULL)
                          THEN excluded.marking_code ELSE t.marking_code END,
      retention_class = coalesce(excluded.retention_class, t.retention_class),
      retain_until = coalesce(excluded.retain_until, t.retain_until), record_id = excluded.record_id
  WHERE (t.title, t.dated, t.sha256, t.retention_class, t.retain_until)
        IS DISTINCT FROM
        (excluded.title, coalesce(excluded.dated, t.dated), coalesce(excluded.sha256, t.sha256),
         coalesce(excluded.retention_class, t.retention_class), coalesce(excluded.retain_until, t.retain_until))
     OR (excluded.kind_code <> 'other' AND excluded.kind_code <> t.kind_code)
     OR (excluded.marking_code <> t.marking_code
         AND excluded.record_id IN (SELECT n.record_id FROM pg_temp.incoming n WHERE n.document_marking IS NOT NULL))
  RETURNING t.asset_id, t.location, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, c.made
FROM changed c
JOIN pg_temp.incoming i ON i.asset_id = c.asset_id AND i.location = c.location;
