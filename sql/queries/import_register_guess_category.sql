-- A category for new assets whose row gives none: from the name, else from whether it is land. A guess, and said so.
with guess as (
  select i.row_number,
         coalesce((select p.category_code
                   from code.category_pattern p, pg_temp.import_batch b
                   where lower(i.name || ' ' || coalesce(i.tenure_other, '')) ~ p.pattern
                     and b.today >= p.valid_from and b.today < p.valid_to
                   order by p.sort_order
                   limit 1),
                  case when i.holding_type = 'land' then 'other_land' else 'other_building' end) as category
  from pg_temp.incoming i
  where i.category is null and i.is_new
), taken as (
  update pg_temp.incoming i set category = guess.category
  from guess
  where guess.row_number = i.row_number
  returning i.row_number, i.name, guess.category
)
insert into source.issue (batch_id, row_number, column_name, value, severity, code, reason)
select b.batch_id, t.row_number, 'name', t.name, 'warning', 'category_guessed',
       format('the row gives no category; "%s" was guessed from its name: correct it if that is wrong', c.label)
from pg_temp.import_batch b, taken t
join code.category c on c.code = t.category;
