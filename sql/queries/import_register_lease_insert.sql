-- Leases that are new. A file gives the last day of a term, the register the day after it.
with made as (
  insert into register.lease (asset_id, direction_code, counterparty_id, starts_on, ends_on, rent_yearly, security_code,
                              repair_terms_code, let_area_m2, compliance_checked_on, stewardship, starter_holding,
                              first_tenancy, record_id)
  select i.asset_id, i.lease_direction, o.organisation_id, i.lease_start, i.lease_end + 1, i.rent_yearly, i.security,
         i.repair_terms, i.let_area_m2, i.compliance_checked_on, i.stewardship, i.starter_holding, i.first_tenancy,
         i.record_id
  from pg_temp.incoming i
  left join register.organisation o on o.name = i.lease_party
  where i.lease_direction is not null
    and not exists (select from register.lease m
                    where m.asset_id = i.asset_id and m.direction_code = i.lease_direction
                      and (m.starts_on = i.lease_start or m.starts_on is null or i.lease_start is null))
  returning asset_id
)
insert into pg_temp.import_touched (row_number, made)
select i.row_number, false from made m join pg_temp.incoming i on i.asset_id = m.asset_id;
