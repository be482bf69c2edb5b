-- Versions that are followed by another end on the day from which that one holds, or on which the file says they ended.
UPDATE gazetteer.boundary t
SET valid = daterange(lower(t.valid), least(w.from_on, w.valid_to))
FROM pg_temp.wanted w
WHERE t.boundary_id = w.current_id AND NOT w.corrects AND NOT w.same
  AND (lower_inf(t.valid) OR lower(t.valid) < least(w.from_on, w.valid_to));
