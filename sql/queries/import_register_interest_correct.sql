-- What began on that day or later is corrected where it stands.
UPDATE register.interest h
SET tenure_code = w.tenure_code, detail_code = w.detail_code, detail_text = w.detail_text, title_number = w.title_number, land_only = w.land_only,
    record_id = w.record_id
FROM pg_temp.interest_wanted w
WHERE h.interest_id = w.interest_id AND upper_inf(h.valid);
