-- How the asset is held from then on; for ever, where nothing was held before.
with made as (
  insert into register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, record_id)
  select w.asset_id, case when w.holding_id is null then '(,)' else daterange(w.since, null) end,
         w.purpose_code, w.scope_code, w.status_code, w.record_id
  from pg_temp.holding_wanted w
  where not exists (select from register.asset_holding h where h.asset_id = w.asset_id and upper_inf(h.valid))
)
insert into pg_temp.import_touched (row_number, made) select row_number, false from pg_temp.holding_wanted;
