-- Which asset each row speaks of: by reference (SC000123); by the code in the feed's scheme; by a part of that code; by
-- a UPRN that only one asset has; by a code that only one asset of any scheme has.
with code as (
  select distinct asset_code from pg_temp.incoming
), found as (
  select c.asset_code,
         coalesce(
           (select a.asset_id from register.asset a where a.reference = upper(c.asset_code)),
           (select h.asset_id from register.asset_identifier h where h.scheme = b.scheme and h.value = c.asset_code),
           (select h.asset_id from register.asset_identifier h
            where h.scheme = b.scheme || '-part' and h.value = c.asset_code),
           (select min(a.asset_id) from register.asset a
            where a.uprn = case when c.asset_code ~ '^[0-9]{6,12}$' then c.asset_code::bigint end
            having count(*) = 1),
           (select min(h.asset_id) from register.asset_identifier h where h.value = c.asset_code
            having count(distinct h.asset_id) = 1)) as asset_id
  from pg_temp.import_batch b, code c
)
update pg_temp.incoming i
set asset_id = found.asset_id
from found
where found.asset_code = i.asset_code;
