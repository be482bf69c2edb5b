-- What began on that day or later is corrected where it stands.
UPDATE register.liability h
SET council_repairs = w.council_repairs, share_percent = w.share_percent, duty_holder_code = w.duty_holder_code, basis = w.basis,
    record_id = w.record_id
FROM pg_temp.liability_wanted w
WHERE h.liability_id = w.liability_id AND upper_inf(h.valid);
