-- What began on that day or later is corrected where it stands.
update register.interest h
set tenure_code = w.tenure_code, detail_code = w.detail_code, detail_text = w.detail_text, title_number = w.title_number, land_only = w.land_only,
    record_id = w.record_id
from pg_temp.interest_wanted w
where h.interest_id = w.interest_id and upper_inf(h.valid);
