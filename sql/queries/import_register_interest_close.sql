-- What held until the day from which the row is true ends there.
update register.interest h
set valid = daterange(lower(h.valid), w.since)
from pg_temp.interest_wanted w
where h.interest_id = w.interest_id and (lower_inf(h.valid) or lower(h.valid) < w.since);
