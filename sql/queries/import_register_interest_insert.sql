-- What holds from then on; for ever, where nothing was known before.
with made as (
  insert into register.interest (asset_id, valid, tenure_code, detail_code, detail_text, title_number, land_only, record_id)
  select w.asset_id, case when w.interest_id is null then '(,)' else daterange(w.since, null) end,
         w.tenure_code, w.detail_code, w.detail_text, w.title_number, w.land_only, w.record_id
  from pg_temp.interest_wanted w
  where not exists (select from register.interest h
                    where h.asset_id = w.asset_id and upper_inf(h.valid))
)
insert into pg_temp.import_touched (row_number, made) select row_number, false from pg_temp.interest_wanted;
