-- What holds from then on; for ever, where nothing was known before.
with made as (
  insert into register.liability (asset_id, valid, council_repairs, share_percent, duty_holder_code, basis, record_id)
  select w.asset_id, case when w.liability_id is null then '(,)' else daterange(w.since, null) end,
         w.council_repairs, w.share_percent, w.duty_holder_code, w.basis, w.record_id
  from pg_temp.liability_wanted w
  where not exists (select from register.liability h
                    where h.asset_id = w.asset_id and upper_inf(h.valid) and h.building_id is null)
)
insert into pg_temp.import_touched (row_number, made) select row_number, false from pg_temp.liability_wanted;
