-- Who repairs: as the row states it; else by school type, else by the terms of its lease, else by tenure. Where none
-- of these says it, it stays as it is, and unknown where it never was known.
create temporary table liability_wanted on commit drop as
select row_number, asset_id, record_id, liability_id, since, council_repairs, share_percent, duty_holder_code, basis
from (
  select i.row_number, i.asset_id, i.record_id, h.liability_id, coalesce(i.effective_date, b.today) as since,
         (h.council_repairs, h.share_percent, h.duty_holder_code, h.basis) as held, h.basis as held_basis,
         coalesce(i.council_repairs, s.council_repairs, rule.council_repairs) as council_repairs,
         (case when i.council_repairs = 'shared' then i.repair_share_percent end)::register.percent as share_percent,
         coalesce(i.duty_holder,
                  case when i.school_type is not null then case when s.maintained then 'council' else 'trust' end end,
                  rule.duty_holder,
                  case when i.council_repairs = 'none' and i.lease_direction = 'out' then 'tenant'
                       when i.council_repairs = 'none' and i.lease_direction = 'in' then 'landlord' end,
                  'council') as duty_holder_code,
         case when i.council_repairs is not null then 'stated'
              when s.council_repairs is not null then 'school type'
              else rule.basis end as basis
  from pg_temp.import_batch b, pg_temp.incoming i
  left join code.school_type s on s.code = i.school_type
  left join lateral (
    select r.* from code.repair_rule r
    where r.lease_direction is not distinct from i.lease_direction
      and (r.repair_terms is null or r.repair_terms = i.repair_terms)
      and (r.tenure is null or r.tenure = i.tenure)
      and (r.tenure_detail is null or r.tenure_detail = i.tenure_detail)
      and b.today >= r.valid_from and b.today < r.valid_to
    order by r.rule_id limit 1) as rule on true
  left join register.liability h on h.asset_id = i.asset_id and h.building_id is null and upper_inf(h.valid)
) as w
where council_repairs is not null
  and (basis = 'stated' or held_basis is null or held_basis <> 'stated') -- what was stated outweighs what is derived
  and ((council_repairs, share_percent, duty_holder_code, basis) is distinct from held or liability_id is null);
