-- Valuations, by date and basis.
with given as (
  select i.row_number, i.record_id,
         i.asset_id as asset_id,
         i.valued_on as valued_on,
         i.valuation_basis as basis_code,
         i.accounting_class as class_code,
         i.valuation as amount
  from pg_temp.incoming i
  where num_nonnulls(i.valuation, i.valued_on, i.valuation_basis) = 3
), changed as (
  insert into register.valuation as t (
    asset_id, valued_on, basis_code, class_code, amount, record_id)
  select
    g.asset_id, g.valued_on, g.basis_code, g.class_code, g.amount, g.record_id
  from given g
  on conflict (asset_id, valued_on, basis_code) do update
  set
    class_code = coalesce(excluded.class_code, t.class_code), amount = coalesce(excluded.amount, t.amount),
    record_id = excluded.record_id
  where
    (t.class_code, t.amount)
    is distinct from
    (coalesce(excluded.class_code, t.class_code), coalesce(excluded.amount, t.amount))
  returning t.asset_id, t.valued_on, t.basis_code
)
insert into pg_temp.import_touched (row_number, made)
select g.row_number, false
from changed c
join given g on g.asset_id = c.asset_id and g.valued_on is not distinct from c.valued_on and g.basis_code is not distinct from c.basis_code;
