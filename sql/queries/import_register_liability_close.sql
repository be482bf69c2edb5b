-- What held until the day from which the row is true ends there.
UPDATE register.liability h
SET valid = daterange(lower(h.valid), w.since)
FROM pg_temp.liability_wanted w
WHERE h.liability_id = w.liability_id AND (lower_inf(h.valid) OR lower(h.valid) < w.since);
