-- The council's interest now, and as the row states it; rows that say nothing new are left out.
create temporary table interest_wanted on commit drop as
select row_number, asset_id, record_id, interest_id, since, tenure_code, detail_code, detail_text, title_number, land_only
from (
  select i.row_number, i.asset_id, i.record_id, h.interest_id, coalesce(i.effective_date, b.today) as since,
         (h.tenure_code, h.detail_code, h.detail_text, h.title_number, h.land_only) as held,
         coalesce(i.tenure, h.tenure_code) as tenure_code, coalesce(i.tenure_detail, h.detail_code) as detail_code,
         coalesce(i.tenure_other, h.detail_text) as detail_text, coalesce(i.title_number, h.title_number) as title_number,
         coalesce(i.holding_type = 'land', h.land_only) as land_only
  from pg_temp.import_batch b, pg_temp.incoming i
  left join lateral (select * from register.interest n
                     where n.asset_id = i.asset_id and upper_inf(n.valid)
                     order by n.interest_id limit 1) as h on true
) as w
where tenure_code is not null
  and ((tenure_code, detail_code, detail_text, title_number, land_only) is distinct from held or interest_id is null);
