-- Leases already held of which the row says something new: that of the same direction whose start does not differ.
-- A file gives the last day of a term, the register the day after it.
with wanted as (
  select i.row_number, i.record_id, l.lease_id,
         coalesce(o.organisation_id, l.counterparty_id) as counterparty_id,
         coalesce(i.lease_start, l.starts_on) as starts_on, coalesce(i.lease_end + 1, l.ends_on) as ends_on,
         coalesce(i.rent_yearly, l.rent_yearly) as rent_yearly, coalesce(i.security, l.security_code) as security_code,
         coalesce(i.repair_terms, l.repair_terms_code) as repair_terms_code,
         coalesce(i.let_area_m2::register.area_m2, l.let_area_m2) as let_area_m2,
         coalesce(i.compliance_checked_on, l.compliance_checked_on) as compliance_checked_on,
         coalesce(i.stewardship, l.stewardship) as stewardship,
         coalesce(i.starter_holding, l.starter_holding) as starter_holding,
         coalesce(i.first_tenancy, l.first_tenancy) as first_tenancy
  from pg_temp.incoming i
  cross join lateral (
    select * from register.lease m
    where m.asset_id = i.asset_id and m.direction_code = i.lease_direction
      and (m.starts_on = i.lease_start or m.starts_on is null or i.lease_start is null)
    order by m.starts_on is distinct from i.lease_start, m.lease_id desc limit 1) as l
  left join register.organisation o on o.name = i.lease_party
), changed as (
  update register.lease l
  set counterparty_id = w.counterparty_id, starts_on = w.starts_on, ends_on = w.ends_on, rent_yearly = w.rent_yearly,
      security_code = w.security_code, repair_terms_code = w.repair_terms_code, let_area_m2 = w.let_area_m2,
      compliance_checked_on = w.compliance_checked_on, stewardship = w.stewardship,
      starter_holding = w.starter_holding, first_tenancy = w.first_tenancy, record_id = w.record_id
  from wanted w
  where l.lease_id = w.lease_id
    and (l.counterparty_id, l.starts_on, l.ends_on, l.rent_yearly, l.security_code, l.repair_terms_code, l.let_area_m2,
         l.compliance_checked_on, l.stewardship, l.starter_holding, l.first_tenancy)
        is distinct from
        (w.counterparty_id, w.starts_on, w.ends_on, w.rent_yearly, w.security_code, w.repair_terms_code, w.let_area_m2,
         w.compliance_checked_on, w.stewardship, w.starter_holding, w.first_tenancy)
  returning w.row_number
)
insert into pg_temp.import_touched (row_number, made) select row_number, false from changed;
