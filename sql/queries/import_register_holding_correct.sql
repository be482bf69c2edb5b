-- What began on that day or later is corrected where it stands.
UPDATE register.asset_holding h
SET purpose_code = w.purpose_code, scope_code = w.scope_code, status_code = w.status_code, record_id = w.record_id
FROM pg_temp.holding_wanted w
WHERE h.holding_id = w.holding_id AND upper_inf(h.valid);
