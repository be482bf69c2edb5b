-- The assets that answer to a reference, a predecessor's code or a UPRN ($1); only the first of these kinds that finds
-- any counts.
with asked as (
  select upper(btrim($1::text)) as given
),
answer as (
  select asset.asset_id, asset.reference, asset.name, 1 as kind
  from asked join publish.asset on asset.reference = asked.given
  union
  select asset.asset_id, asset.reference, asset.name, 2
  from asked
  join publish.asset_identifier identifier on upper(identifier.value) = asked.given
  join publish.asset on asset.asset_id = identifier.asset_id
  union
  select asset.asset_id, asset.reference, asset.name, 3
  from asked join publish.asset on asset.uprn::text = ltrim(asked.given, '0')
)
select asset_id, reference, name
from answer
where kind = (select min(kind) from answer)
order by reference
limit 10;
