-- Boundaries that are new, and new versions. A boundary never heard of before holds since ever, unless the file says when
-- it began. A version that is over already, and of which the register has a later one, says nothing new.
WITH made AS (
  INSERT INTO gazetteer.boundary (kind_code, code, name, valid, extent, extent_crs84, extent_accuracy_m, synthetic, source,
                                  licence, record_id)
  SELECT w.kind, w.code, w.name, daterange(day.begins, w.valid_to), w.extent, w.extent_crs84, w.extent_accuracy_m,
         w.synthetic, b.source, b.licence, w.record_id
  FROM pg_temp.wanted w
  CROSS JOIN pg_temp.import_batch b
  CROSS JOIN LATERAL (
    SELECT CASE WHEN w.known THEN greatest(w.from_on, w.last_ended) ELSE w.valid_from END AS begins) AS day
  WHERE NOT w.same AND NOT w.corrects AND (w.valid_to IS NULL OR day.begins IS NULL OR day.begins < w.valid_to)
  RETURNING kind_code, code
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT unnest(w.row_numbers), w.current_id IS NULL
FROM made m
JOIN pg_temp.wanted w ON w.kind = m.kind_code AND w.code = m.code;
