-- What held until the day from which the row is true ends there.
update register.asset_holding h
set valid = daterange(lower(h.valid), w.since)
from pg_temp.holding_wanted w
where h.holding_id = w.holding_id and (lower_inf(h.valid) or lower(h.valid) < w.since);
