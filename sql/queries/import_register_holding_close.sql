-- What held until the day from which the row is true ends there.
UPDATE register.asset_holding h
SET valid = daterange(lower(h.valid), w.since)
FROM pg_temp.holding_wanted w
WHERE h.holding_id = w.holding_id AND (lower_inf(h.valid) OR lower(h.valid) < w.since);
