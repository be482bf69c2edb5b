-- What held until the day from which the row is true ends there.
UPDATE register.interest h
SET valid = daterange(lower(h.valid), w.since)
FROM pg_temp.interest_wanted w
WHERE h.interest_id = w.interest_id AND (lower_inf(h.valid) OR lower(h.valid) < w.since);
