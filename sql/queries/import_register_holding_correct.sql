-- What began on that day or later is corrected where it stands.
update register.asset_holding h
set purpose_code = w.purpose_code, scope_code = w.scope_code, status_code = w.status_code, record_id = w.record_id
from pg_temp.holding_wanted w
where h.holding_id = w.holding_id and upper_inf(h.valid);
