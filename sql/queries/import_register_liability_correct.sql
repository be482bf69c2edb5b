-- What began on that day or later is corrected where it stands.
update register.liability h
set council_repairs = w.council_repairs, share_percent = w.share_percent, duty_holder_code = w.duty_holder_code, basis = w.basis,
    record_id = w.record_id
from pg_temp.liability_wanted w
where h.liability_id = w.liability_id and upper_inf(h.valid);
