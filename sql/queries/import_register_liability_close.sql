-- What held until the day from which the row is true ends there.
update register.liability h
set valid = daterange(lower(h.valid), w.since)
from pg_temp.liability_wanted w
where h.liability_id = w.liability_id and (lower_inf(h.valid) or lower(h.valid) < w.since);
