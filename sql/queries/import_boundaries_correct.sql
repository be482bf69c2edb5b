-- Versions that began on the same day or later are put right where they stand; the ledger keeps what they were.
WITH changed AS (
  UPDATE gazetteer.boundary t
  SET name = w.name, extent = w.extent, extent_crs84 = w.extent_crs84, extent_accuracy_m = w.extent_accuracy_m,
      synthetic = w.synthetic, record_id = w.record_id, source = b.source, licence = b.licence,
      valid = daterange(least(lower(t.valid), w.valid_from), w.valid_to)
  FROM pg_temp.wanted w, pg_temp.import_batch b
  WHERE t.boundary_id = w.current_id AND w.corrects AND NOT w.same
  RETURNING t.boundary_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT unnest(w.row_numbers), false
FROM changed c
JOIN pg_temp.wanted w ON w.current_id = c.boundary_id;
