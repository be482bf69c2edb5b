-- How each asset is held now, and how the row says that it is; rows that say nothing new are left out.
create temporary table holding_wanted on commit drop as
select row_number, asset_id, record_id, holding_id, since, purpose_code, scope_code, status_code
from (
  select i.row_number, i.asset_id, i.record_id, h.holding_id,
         coalesce(i.effective_date, b.today) as since,
         (h.purpose_code, h.scope_code, h.status_code) as held,
         coalesce(i.purpose, h.purpose_code, 'operational') as purpose_code,
         coalesce(i.scope,
                  case when i.purpose = 'investment' then 'investment' end,
                  h.scope_code,
                  case i.category when 'council_dwelling' then 'housing' when 'infrastructure' then 'infrastructure' end,
                  'in') as scope_code,
         coalesce(i.status, case when i.tenure_detail = 'vacant' or i.vacant_since is not null then 'vacant'
                       when i.tenure_detail is not null and h.status_code = 'vacant' then 'in_use' end,
                  h.status_code, 'in_use') as status_code
  from pg_temp.import_batch b, pg_temp.incoming i
  left join register.asset_holding h on h.asset_id = i.asset_id and upper_inf(h.valid)
) as w
where (purpose_code, scope_code, status_code) is distinct from held or holding_id is null;
